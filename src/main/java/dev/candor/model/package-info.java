/** Floor 2: chat models, their specs, and one package per provider. */
@NullMarked
package dev.candor.model;

import org.jspecify.annotations.NullMarked;
