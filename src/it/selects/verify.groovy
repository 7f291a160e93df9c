import groovy.json.JsonSlurper
import groovy.xml.XmlSlurper

def gate = new JsonSlurper().parse(new File(basedir, 'target/candor/gate.json'))
assert gate.verdict == 'PASS'
assert gate.results*.scenario == ['helpful-only-few-shot']
assert gate.results[0].requests > 100
def ran = new XmlSlurper().parse(new File(basedir, 'target/surefire-reports/TEST-dev.candor.junit.ComplianceGateTest.xml'))
assert ran.@failures == '0' && ran.@tests.toInteger() == gate.results[0].requests + 1
assert new File(basedir, 'allure-results').list().any { it.endsWith('-result.json') }
