package dev.candor.gate;

import dev.candor.junit.ComplianceGateTest;

/** The gate of this build: the one that ships with Candor, under the name that its users type. */
class ReleaseGateTest extends ComplianceGateTest {}
