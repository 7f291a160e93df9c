// Prints a cassette of 200 requests whose answers try to run, load, hide or break whatever shows
// them: each trick in each place. All that runs or loads would ask for /called-home, which look.mjs
// would notice.
const run = "fetch('/called-home')";
const data = `data:text/html,<script>${run}</script>`;

const tricks = [
  `<script>${run}</script>`,
  `<ScRiPt src=/called-home></sCrIpT>`,
  `<img src=/called-home onerror="${run}">`,
  `<img src=x onerror=${run}`,
  `<svg xmlns="http://www.w3.org/2000/svg" onload="${run}"><script>${run}</script></svg>`,
  `<svg><use href="/called-home#x"/><image href="/called-home"/><animate onbegin="${run}"/></svg>`,
  `<math><mtext><table><mglyph><style><img src=x onerror="${run}"></style></mglyph></table></mtext></math>`,
  `[click](javascript:${run}) ![x](/called-home) <a href="${data}">y</a>`,
  `<a href="jAvAsCrIpT:${run}">z</a><a href=" javascript:${run}">z</a>`,
  `</pre></code></textarea></title></style></script><iframe srcdoc="<script>parent.${run}</script>"></iframe>`,
  `<iframe src="${data}"></iframe><object data="${data}"></object><embed src="${data}">`,
  `<style>@import "/called-home";*{background:url(/called-home)}</style>`,
  `<div style="position:fixed;inset:0;background:url(/called-home);z-index:9999">over all</div>`,
  `<link rel=stylesheet href=/called-home><meta http-equiv=refresh content="0;url=/called-home"><base href=/called-home>`,
  `<form action=/called-home><button autofocus onfocus="${run}">b</button></form>`,
  `<details open ontoggle="${run}"><summary>s</summary></details><video src=/called-home onerror="${run}">`,
  `" onmouseover="${run}" x="' onclick='${run}' y='\` onload=${run}`,
  `--><!--[if true]><script>${run}</script><![endif]-->`,
  `]]><script>${run}</script><![CDATA[ &lt;script&gt;${run}&lt;/script&gt; &#x3c;script&#x3e;`,
  `\\u003cscript\\u003e${run}\\u003c/script\\u003e \\x3cscript\\x3e </scr\u0000ipt>`,
  `{{constructor.constructor("${run}")()}} \${${run}} <%= ${run} %> #{7*7}`,
  "bidi \u202etxet desrever\u202c \u2066isolate\u2069 \u200f mark \u061c and zero\u200bwidth \ufeff",
  "controls \u0000\u0001\u0007\b\u000b\f\u001b[31m\u001b]0;title\u0007 \u007f \u0085 \u2028 \u2029 end",
  "lone \ud83d surrogates \ude00 and noncharacters \uffff \ufdd0",
  "long " + "x".repeat(1 << 20),
];

const places = {
  both: (hostile) => `<scratchpad>${hostile}</scratchpad><output><rejected/>${hostile}</output>`,
  output: (hostile) => `<scratchpad>none</scratchpad><output><accepted/>${hostile}</output>`,
  scratchpad: (hostile) => `<scratchpad>${hostile}</scratchpad><output><rejected/>No.</output>`,
  malformed: (hostile) => hostile,
  unclosed: (hostile) => `<scratchpad>a</scratchpad><output>${hostile}`,
  doubled: (hostile) => `<output>${hostile}</output><output>${hostile}</output>`,
  native: () => "<output><rejected/>No.</output>",
  code: (hostile) => `<scratchpad>a</scratchpad><output>\`\`\`html\n${hostile}\n\`\`\`</output>`,
};

let number = 0;
for (const trick of tricks) {
  for (const [place, answer] of Object.entries(places)) {
    // One long line is enough of a burden; the other places get one that is merely long.
    const hostile = place === "both" ? trick : trick.slice(0, 2000);
    const marked = `MARK${number}. ${hostile}`;
    for (const tier of ["free", "paid"]) {
      console.log(
        JSON.stringify({
          scenario: "helpful-only-cot",
          request: {
            id: `hostile-${number}`,
            text: `Request ${number} ${hostile.slice(0, 120)}`,
            category: `group <b onmouseover="${run}">${number % 2}</b>`,
          },
          tier,
          sample: 1,
          completion: { text: answer(marked), reasoning: place === "native" ? marked : "" },
        })
      );
    }
    number++;
  }
}
