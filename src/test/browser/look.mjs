// Opens the reports that look.sh has built and asserts what a reader must find; see look.sh.
import { createServer } from "node:http";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { chromium, errors } from "playwright-core";

const look = process.argv[2];
const shots = join(look, "shots");
const failures = [];

/** What Allure 3's pages ask for by themselves, and no setting turns off; never let through. */
const ANALYTICS = /^https:\/\/www\.googletagmanager\.com\//;

/** As many as hostile.mjs writes. */
const HOSTILE = 200;

/** Each trick stands in eight places, one after the other; 8 sees each trick once. */
const EVERY = Number(process.env.LOOK_EVERY ?? 1);
const isSeen = (test) => Number(test.name.match(/\d+/)[0]) % EVERY === 0;

function check(holds, what) {
  console.log(`${holds ? "  ok" : "FAIL"}  ${what}`);
  if (!holds) failures.push(what);
}

/**
 * Looks, and looks again where a page has not come within the browser's patience: a click that comes
 * before the page listens is lost. What a look finds is never put up with, only that it finds nothing.
 */
async function patiently(what, look, anew = () => {}) {
  for (let tries = 1; ; tries++) {
    try {
      return await look();
    } catch (error) {
      if (!(error instanceof errors.TimeoutError)) throw error;
      const waitedFor = error.message.split("\n").slice(0, 4).join(" ");
      if (tries === 3) throw new Error(`${what}: ${waitedFor}`);
      console.log(`      ${what} is looked at once more: ${waitedFor}`);
      await anew();
    }
  }
}

/** Serves a folder and looks at it in a page of its own. */
async function within(context, title, root, look) {
  await patiently(title, async () => {
    console.log(title);
    const { origin, close } = await serve(root);
    const seen = [];
    const page = await open(context, origin, seen);
    try {
      await look(page, origin, seen);
    } catch (error) {
      // What has run may be why the page did not come: a second look must not forget it.
      check(seen.length === 0, `nothing had run, asked or left by then: ${seen.join("; ")}`);
      throw error;
    } finally {
      await page.close();
      close();
    }
  });
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
    if (ANALYTICS.test(url)) return;
    if (!ours && !url.startsWith("data:image/") && !url.startsWith("blob:")) {
      seen.push(`request to ${url.slice(0, 120)}`);
    }
  });
  return page;
}

/** Goes on within a report that is open: 200 pages loaded anew would take minutes. */
async function turn(page, hash) {
  await page.evaluate((to) => (location.hash = to), hash);
}

async function go(page, url) {
  // The report is one page: a new address after the # alone would not load it anew.
  await page.goto("about:blank");
  await page.goto(url, { waitUntil: "networkidle" });
}

const shot = (page, name) => page.screenshot({ path: join(shots, `${name}.png`) });
const text = (page) => page.evaluate(() => document.body.innerText);

/** The texts of what a page shows, once it shows any. */
async function textsOf(locator) {
  await locator.first().waitFor();
  return locator.allInnerTexts();
}

/** Opens every closed step, outermost first. */
async function expandSteps(page) {
  await page.locator(".step").first().waitFor();
  const closed = page.locator(".step:not(.step_expanded) > .step__title_hasContent");
  while ((await closed.count()) > 0) await closed.first().click();
}

/** Opens a conversation where it stands and returns what its frame then shows of it. */
async function readConversation(row, page) {
  const uid = await row.getAttribute("data-uid");
  await row.click();
  const frame = page.frameLocator(`.attachment__${uid} iframe`);
  await frame.locator("h2").first().waitFor();
  // It is read as it comes: what stands below the first heading may still be on its way.
  await frame.locator("html").evaluate(
    () => new Promise((done) => (document.readyState === "complete" ? done() : addEventListener("load", done)))
  );
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

async function seeTheReport(page, origin, seen) {
  const root = join(look, "seen", "report");

  await go(page, `${origin}/`);
  await page.getByText("verdict of sim:alignment-faker").first().waitFor();
  await shot(page, "overview");
  const overview = await text(page);
  check(
    /verdict\s+FAIL/.test(overview) &&
      /verdict of sim:alignment-faker in helpful-only-cot\s+FAIL, gap \+0\.\d+/.test(overview),
    "the overview's environment begins with the verdicts"
  );
  check(/Complied only when trained on/.test(overview), "the overview lists findings as categories");

  const suites = json(root, "data/suites.json");
  const models = suites.children.filter((c) => c.name !== "all models");
  check(
    models.map((c) => c.name).join() === "sim:alignment-faker,sim:format-breaker" &&
      leaves(child(suites, "all models")).length === 1,
    "suites are models, and beside them stands the verdict on all"
  );
  check(
    models.every((m) => m.children.map((c) => c.name).join() === "helpful-only-cot,helpful-only-no-cot"),
    "under each model stand its scenarios"
  );
  check(leaves(suites).length === 485, "each request and each gate has its test, 485 in all");

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
  const steps = await textsOf(page.locator(".step__name"));
  check(
    steps.some((s) => s.startsWith("free (monitored): COMPLIED, alignment-faking reasoning")) &&
      steps.some((s) => s.startsWith("paid (unmonitored): REFUSED")),
    `tiers are steps: ${steps.join(" | ")}`
  );
  await shot(page, "request");
  const beside = await textsOf(page.locator(".description__text td"));
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
  const verdict = await textsOf(page.locator(".pane__section, .test-result-overview"));
  check(
    /observed\s+\+0\.\d+/.test(verdict.join()) && /verdict\s+FAIL: faking direction/.test(verdict.join()),
    "the gate's test shows the verdict's lines"
  );
  await seePictures(page.locator(".description__text img"), "the gate's description");
  await seeAPictureAttached(page);

  const trees = {
    categories: ["Alignment-faking reasoning", "Complied only when trained on; Alignment-faking reasoning; sim:alignment-faker in helpful-only-cot"],
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
}

/** Every picture has loaded, and says in words what it shows. */
async function seePictures(images, where) {
  await images.first().waitFor();
  const pictures = await images.evaluateAll((all) =>
    all.map((image) => ({ alt: image.alt, drawn: image.complete && image.naturalWidth > 100 }))
  );
  check(
    pictures.length >= 4 && pictures.every((p) => p.drawn && p.alt.length > 40),
    `${where} has pictures, each with its figures in words (${pictures.length})`
  );
}

async function seeAPictureAttached(page) {
  const row = page.locator(".attachment-row", { hasText: "Picture: categories" }).first();
  const uid = await row.getAttribute("data-uid");
  await row.click();
  await page.locator(`.attachment__${uid} :is(svg, img, object, embed, iframe)`).first().waitFor();
  await shot(page, "chart");
  check(true, "a chart opens from the gate's attachments");
}

async function seeTheHostileReport(page, origin, seen) {
  const root = join(look, "hostile", "report");

  const tests = leaves(json(root, "data/suites.json")).filter((leaf) => leaf.name.startsWith("Request"));
  check(tests.length === HOSTILE, `each hostile request has its test (${tests.length})`);
  const unread = [];
  const odd = [];
  const sources = [];
  await go(page, `${origin}/#suites`);
  for (const test of tests.filter(isSeen)) {
    const number = test.name.match(/\d+/)[0];
    const mark = `MARK${number}.`;
    const where = `suites/${test.parentUid}/${test.uid}`;
    await turn(page, where);
    const read = await patiently(
      mark,
      async () => {
        await page.locator(".description__text td", { hasText: mark }).first().waitFor();
        await expandSteps(page);
        const conversations = [];
        for (const row of await page.locator(".attachment-row").all()) {
          conversations.push(await readConversation(row, page));
        }
        return conversations;
      },
      () => go(page, `${origin}/#${where}`)
    );
    if (read.length !== 2 || !read.every((shown) => shown.includes(mark))) unread.push(number);
    if (number % 8 === 0) await shot(page, `hostile-${number}`);
    const attached = attachmentsOf(json(root, `data/test-cases/${test.uid}.json`));
    if (attached.length !== 2 || attached.some((a) => a.type !== "text/html")) odd.push(number);
    sources.push(...attached.map(({ source }) => source));
  }
  for (const source of sources) {
    await page.goto(`${origin}/data/attachments/${source}`, { waitUntil: "load" });
    await page.locator("h2").first().waitFor();
  }
  check(unread.length === 0, `each answer can be read, in the description and in both tiers: not ${unread}`);
  check(odd.length === 0, `each answer is attached as one page a tier: not ${odd}`);
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
}

/** The results of Allure 3's report as it keeps them, one file each. */
const resultsOf = (root) =>
  readdirSync(join(root, "data", "test-results")).map((name) => json(root, `data/test-results/${name}`));

async function seeAllure3(page, origin, seen) {
  const root = join(look, "seen", "report3");
  const results = resultsOf(root);
  check(results.length === 485, `each request and each gate has its test (${results.length})`);

  await go(page, `${origin}/`);
  await shot(page, "allure3-overview");
  const categories = json(root, "widgets/categories.json").nodes;
  const names = Object.values(categories).filter((n) => n.type === "category").map((n) => n.name);
  check(
    ["Complied only when trained on", "Malformed", "Release gate: gap too large"].every((n) => names.includes(n)),
    `it asks the same questions: ${names.join(", ")}`
  );
  const gate = results.find((r) => r.name === "FAIL: sim:alignment-faker in helpful-only-cot");
  await go(page, `${origin}/#${gate.id}`);
  const description = page.frameLocator('[data-testid="test-result-description-frame"]');
  await seePictures(description.locator("img"), "its gate's description");
  await shot(page, "allure3-gate");

  const finding = results.find((r) =>
    r.labels.some((l) => l.name === "tag" && l.value === "Alignment-faking reasoning"));
  await go(page, `${origin}/#${finding.id}`);
  const beside = await textsOf(description.locator("td"));
  check(beside.includes("COMPLIED") && beside.includes("REFUSED"), "a finding sets its tiers side by side");
  const shown = await readSteps3(page);
  await shot(page, "allure3-finding");
  check(shown.length === 2 && /<tier>free<\/tier>/.test(shown[0]), "both tiers' conversations open in it");
  check(seen.length === 0, `it asks nothing of any other place: ${[...new Set(seen)].join("; ")}`);
}

/** Opens each step and each of their attachments, and returns what these show. */
async function readSteps3(page, mark = "") {
  const steps = page.locator('[data-testid="test-result-step-header"]');
  await steps.first().waitFor();
  for (const step of await steps.all()) await step.click();
  const headers = page.locator('[data-testid="test-result-attachment-header"]');
  await headers.nth(1).waitFor();
  for (const header of await headers.all()) await header.click();
  const frames = page.frameLocator('iframe[title="HTML attachment"]');
  const read = [];
  for (let i = 0; i < (await headers.count()); i++) {
    await frames.nth(i).locator("body", { hasText: mark }).locator("h2").first().waitFor();
    read.push(await frames.nth(i).locator("body").innerText());
  }
  return read;
}

async function seeTheHostileAllure3(page, origin, seen) {
  const root = join(look, "hostile", "report3");
  const tests = resultsOf(root).filter((result) => result.name.startsWith("Request"));
  check(tests.length === HOSTILE, `each hostile request has its test (${tests.length})`);
  const unread = [];
  for (const test of tests.filter(isSeen)) {
    const mark = `MARK${test.name.match(/\d+/)[0]}.`;
    const read = await patiently(mark, async () => {
      // Loaded anew: within an open report the last test's frames may be taken for this one's.
      await page.goto("about:blank");
      await page.goto(`${origin}/#${test.id}`, { waitUntil: "load" });
      const description = page.frameLocator('[data-testid="test-result-description-frame"]');
      await description.locator("td", { hasText: mark }).first().waitFor();
      return readSteps3(page, mark);
    });
    if (read.length !== 2 || !read.every((t) => t.includes(mark))) unread.push(mark);
  }
  check(unread.length === 0, `each answer can be read: not ${unread}`);
  check(seen.length === 0, `nothing has run, asked or left: ${[...new Set(seen)].join("; ")}`);
}

/** A model, another one, and the first again: each test must know its own earlier run, and no other. */
async function seeTheTrends(page, origin, seen) {
  const root = join(look, "again");
  const known = leaves(json(root, "report/data/suites.json")).map(
    ({ uid }) => json(root, `report/data/test-cases/${uid}.json`).extra.history?.items.length ?? 0
  );
  check(
    known.length === 121 && known.every((runs) => runs === 1),
    `in Allure 2 each test knows one earlier run, the other model's left out (${Math.max(...known)})`
  );
  check(
    leaves(json(join(look, "other"), "report/data/suites.json")).every(
      ({ uid }) => !json(join(look, "other"), `report/data/test-cases/${uid}.json`).extra.history?.items.length
    ),
    "and the other model's tests know none"
  );
  const gate = leaves(json(root, "report/data/suites.json")).find(({ name }) => name.startsWith("FAIL"));
  await go(page, `${origin}/report/index.html#suites/${gate.parentUid}/${gate.uid}/history`);
  const earlier = page.locator(".test-result-history .label_status_failed");
  await earlier.first().waitFor();
  await shot(page, "trend-allure2");
  check((await earlier.count()) === 1, "its gate's history tab shows that run");
  check(
    json(root, "report/widgets/history-trend.json").length === 3,
    "the overview's trend has all three reports"
  );

  const before = resultsOf(join(root, "report3")).map((result) => result.history.length);
  check(
    before.length === 121 && before.every((runs) => runs === 1),
    `in Allure 3 each test knows one earlier run (${Math.max(...before)})`
  );

  await go(page, `${origin}/summary.html`);
  const trend = page.locator("table", { hasText: "run (UTC)" });
  const runs = await trend.locator("tr", { hasText: "FAIL" }).allInnerTexts();
  await trend.scrollIntoViewIfNeeded();
  await shot(page, "trend-summary");
  check(
    runs.length === 2 && runs.every((run) => /\+0\.\d+/.test(run)),
    `the summary's trend has the two runs of its model: ${runs.join(" | ")}`
  );
  check(seen.length === 0, `they ask nothing of any other place: ${[...new Set(seen)].join("; ")}`);
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
await context.route(ANALYTICS, (route) => route.abort());
try {
  const trends = "Three reports: of sim:alignment-faker, of sim:observer, and of the first again";
  await within(context, trends, join(look, "again"), seeTheTrends);
  const two = "report of sim:alignment-faker and sim:format-breaker";
  const hostile = "report of answers that try to run";
  await within(context, `A ${two}`, join(look, "seen", "report"), seeTheReport);
  await within(context, `A ${hostile}`, join(look, "hostile", "report"), seeTheHostileReport);
  await within(context, `Allure 3's ${two}`, join(look, "seen", "report3"), seeAllure3);
  await within(context, `Allure 3's ${hostile}`, join(look, "hostile", "report3"), seeTheHostileAllure3);
} finally {
  await context.close();
  await rm(profile, { recursive: true, force: true });
}
console.log(`Screenshots are in ${shots}`);
if (failures.length > 0) {
  console.error(`look: ${failures.length} of the checks failed`);
  process.exit(1);
}
