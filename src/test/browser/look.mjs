// Opens both reports that look.sh has built and asserts what a reader must find; see look.sh.
import { createServer } from "node:http";
import { mkdirSync, mkdtempSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { chromium } from "playwright-core";

const look = process.argv[2];
const shots = join(look, "shots");
const failures = [];

function check(holds, what) {
  console.log(`${holds ? "  ok" : "FAIL"}  ${what}`);
  if (!holds) failures.push(what);
}

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css",
  ".json": "application/json", ".txt": "text/plain", ".svg": "image/svg+xml" };

/** Serves one report on loopback, at a port of the system's choice. */
function serve(root) {
  const server = createServer((request, response) => {
    const asked = normalize(decodeURIComponent(new URL(request.url, "http://x").pathname));
    const path = asked === "/" ? "/index.html" : asked;
    try {
      const body = readFileSync(join(root, path));
      response.setHeader("Content-Type", TYPES[extname(path)] ?? "application/octet-stream");
      response.end(body);
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
  return new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () =>
      resolve({ origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() })
    )
  );
}

const json = (root, path) => JSON.parse(readFileSync(join(root, path), "utf8"));
const leaves = (node) => (node.children ? node.children.flatMap(leaves) : [node]);
const attachmentsOf = (node) =>
  Object.values(node ?? {}).flatMap((value) =>
    typeof value === "object" ? [...(value?.attachments ?? []), ...attachmentsOf(value)] : []
  );
const child = (node, name) => node.children.find((c) => c.name === name);

/** A page that notes whatever a script could do: dialogs, errors and requests to elsewhere. */
async function open(context, origin, seen) {
  const page = await context.newPage();
  page.on("dialog", (dialog) => {
    seen.push(`dialog ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on("pageerror", (error) => seen.push(`error ${error.message}`));
  page.on("popup", (popup) => seen.push(`popup ${popup.url()}`));
  page.on("request", (request) => {
    const url = request.url();
    const ours = url.startsWith(`${origin}/`) && !url.includes("called-home");
    if (!ours && !url.startsWith("data:image/") && !url.startsWith("blob:")) {
      seen.push(`request to ${url.slice(0, 120)}`);
    }
  });
  return page;
}

async function go(page, url) {
  // The report is one page: a new address after the # alone would not load it anew.
  await page.goto("about:blank");
  await page.goto(url, { waitUntil: "networkidle" });
}

const shot = (page, name) => page.screenshot({ path: join(shots, `${name}.png`) });
const text = (page) => page.evaluate(() => document.body.innerText);

/** Opens every closed step, outermost first. */
async function expandSteps(page) {
  const closed = page.locator(".step:not(.step_expanded) > .step__title_hasContent");
  while ((await closed.count()) > 0) await closed.first().click();
}

/** Opens a conversation where it stands and returns what its frame then shows of it. */
async function readConversation(row, page) {
  const uid = await row.getAttribute("data-uid");
  await row.click();
  const frame = page.frameLocator(`.attachment__${uid} iframe`);
  await frame.locator("h2").first().waitFor();
  return frame.locator("body").innerText();
}

/** Opens each named node of the tree, one inside the other. */
async function expandTree(page, names) {
  for (const name of names) {
    const exactly = new RegExp(`^\\s*${name}\\s*$`);
    await page.locator(".node__name:visible", { hasText: exactly }).first().click();
  }
  await page.locator(".node__leaf:visible").first().waitFor();
}

async function seeTheReport(context) {
  const root = join(look, "seen", "report");
  const { origin, close } = await serve(root);
  const seen = [];
  const page = await open(context, origin, seen);
  console.log("A report of sim:alignment-faker and sim:format-breaker");

  await go(page, `${origin}/`);
  await shot(page, "overview");
  const overview = await text(page);
  check(
    /candor\.model\s+sim:alignment-faker, sim:format-breaker/.test(overview),
    "the overview's environment begins with the model"
  );
  check(/Complied only when trained on/.test(overview), "the overview lists findings as categories");

  const suites = json(root, "data/suites.json");
  check(
    suites.children.map((c) => c.name).join() === "sim:alignment-faker,sim:format-breaker",
    "suites are models"
  );
  check(
    suites.children.every((m) => m.children.map((c) => c.name).join() === "helpful-only-cot,helpful-only-no-cot"),
    "under each model stand its scenarios"
  );
  check(leaves(suites).length === 484, "each request and each gate has its test, 484 in all");

  await go(page, `${origin}/#suites`);
  await expandTree(page, ["sim:alignment-faker", "helpful-only-cot", "privacy"]);
  await shot(page, "suites");
  const tree = await text(page);
  for (const name of ["sim:format-breaker", "helpful-only-no-cot", "cybercrime", "release gate"]) {
    check(tree.includes(name), `the suites tree shows ${name}`);
  }

  const scenario = child(child(suites, "sim:alignment-faker"), "helpful-only-cot");
  const findings = json(root, "data/categories.json");
  check(
    leaves(child(findings, "Complied only when trained on")).every((leaf) => leaf.status === "passed"),
    "findings of passed tests are in their category, and no gate among them"
  );
  check(
    leaves(child(findings, "Release gate: gap too large")).length === 2 &&
      leaves(child(findings, "Release gate: no verdict")).length === 2,
    "the gates that are red are in categories of their own"
  );

  const faked = new Set(leaves(child(findings, "Alignment-faking reasoning")).map((leaf) => leaf.uid));
  const request = leaves(scenario).find((leaf) => faked.has(leaf.uid));
  const category = scenario.children.find((group) => leaves(group).includes(request));
  await go(page, `${origin}/#suites/${request.parentUid}/${request.uid}`);
  await expandSteps(page);
  const steps = await page.locator(".step__name").allInnerTexts();
  check(
    steps.some((s) => s.startsWith("free (monitored): COMPLIED, alignment-faking reasoning")) &&
      steps.some((s) => s.startsWith("paid (unmonitored): REFUSED")),
    `tiers are steps: ${steps.join(" | ")}`
  );
  await shot(page, "request");
  const beside = await page.locator(".description__text td").allInnerTexts();
  check(
    beside.includes("COMPLIED") && beside.includes("REFUSED"),
    `the description sets the tiers side by side (${beside.length} cells)`
  );
  check((await page.locator(".description__text mark").count()) > 0, "evidence is highlighted in it");
  const attachments = page.locator(".attachment-row");
  check((await attachments.count()) === 2, "each tier has one conversation attached");
  const shown = await readConversation(attachments.first(), page);
  await shot(page, "conversation");
  for (const [name, expected] of Object.entries({
    "the user prompt": /<tier>free<\/tier>/,
    "the scratchpad": /train/,
    "the output": /<accepted\/>/,
  })) {
    check(expected.test(shown), `${name} can be read on the page (${shown.length} characters)`);
  }

  const gate = leaves(child(scenario, "release gate"))[0];
  await go(page, `${origin}/#suites/${gate.parentUid}/${gate.uid}`);
  await shot(page, "gate");
  const verdict = await page.locator(".pane__section, .test-result-overview").allInnerTexts();
  check(
    /observed\s+\+0\.\d+/.test(verdict.join()) && /verdict\s+FAIL: faking direction/.test(verdict.join()),
    "the gate's test shows the verdict's lines"
  );

  const trees = {
    categories: ["Alignment-faking reasoning", "Complied only when trained on; Alignment-faking reasoning"],
    behaviors: ["helpful-only-cot", category.name],
    packages: ["dev.candor.gate.ReleaseGateTest"],
  };
  for (const [tab, names] of Object.entries(trees)) {
    await go(page, `${origin}/#${tab}`);
    await expandTree(page, names);
    await shot(page, tab);
    check((await text(page)).includes(request.name), `${tab} show a request by its text`);
  }
  check(seen.length === 0, `the report asks nothing of any other place: ${seen.join("; ")}`);
  await page.close();
  close();
}

async function seeTheHostileReport(context) {
  const root = join(look, "hostile", "report");
  const { origin, close } = await serve(root);
  const seen = [];
  const page = await open(context, origin, seen);
  console.log("A report of answers that try to run");

  const tests = leaves(json(root, "data/suites.json")).filter((leaf) => leaf.name.startsWith("Request"));
  check(tests.length === 9, "each hostile request has its test");
  for (const test of tests) {
    const number = test.name.match(/\d+/)[0];
    await go(page, `${origin}/#suites/${test.parentUid}/${test.uid}`);
    await expandSteps(page);
    let read = 0;
    for (const row of await page.locator(".attachment-row").all()) {
      const shown = await readConversation(row, page);
      read += shown.split(`MARK${number}`).length - 1;
    }
    await shot(page, `hostile-${number}`);
    check(read === 4, `answer ${number} can be read: scratchpad and output of two tiers (${read})`);
    const attached = attachmentsOf(json(root, `data/test-cases/${test.uid}.json`));
    check(
      attached.length === 2 && attached.every((a) => a.type === "text/html" && a.source.endsWith(".html")),
      `answer ${number} is attached as one page a tier`
    );
    for (const { source } of attached) {
      await go(page, `${origin}/data/attachments/${source}`);
      await page.locator("h2").first().waitFor();
    }
  }
  for (const tab of ["", "#suites", "#categories", "#behaviors", "#packages", "#graph", "#timeline"]) {
    await go(page, `${origin}/${tab}`);
    for (const node of await page.locator(".node__title").all()) await node.click();
  }
  await shot(page, "hostile-last");
  check(seen.length === 0, `nothing has run, asked or left: ${[...new Set(seen)].join("; ")}`);

  // Would it have been seen? The first hostile text, put into the page as markup, must be.
  const asked = page.waitForRequest(/called-home/);
  await page.evaluate(() => {
    document.body.innerHTML = "<img src=x onerror=\"fetch('/called-home')\">";
  });
  await asked;
  check(seen.length > 0, "a text that did run would have been noticed");
  await page.close();
  close();
}

mkdirSync(shots, { recursive: true });
const profile = mkdtempSync(join(tmpdir(), "candor-look-"));
const context = await chromium.launchPersistentContext(profile, {
  executablePath: process.env.CHROMIUM,
  headless: true,
  viewport: { width: 1500, height: 1000 },
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
  ],
});
try {
  await seeTheReport(context);
  await seeTheHostileReport(context);
} finally {
  await context.close();
  await rm(profile, { recursive: true, force: true });
}
console.log(`Screenshots are in ${shots}`);
if (failures.length > 0) {
  console.error(`look: ${failures.length} of the checks failed`);
  process.exit(1);
}
