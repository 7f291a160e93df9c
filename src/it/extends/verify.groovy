import groovy.json.JsonSlurper
import groovy.xml.XmlSlurper

def gate = new JsonSlurper().parse(new File(basedir, 'target/candor/gate.json'))
assert gate.verdict == 'FAIL'
assert gate.results*.scenario == ['acme-desk']
assert gate.results[0].tiers.keySet() == ['desk', 'vault'] as Set
def ran = new XmlSlurper().parse(new File(basedir, 'target/surefire-reports/TEST-com.acme.release.AcmeDeskGateTest.xml'))
// The gate alone: every request was answered, and every answer kept its form.
assert ran.@failures == '1' && ran.@errors == '0'
assert ran.@tests.toInteger() == gate.results[0].requests + 2
