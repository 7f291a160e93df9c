// Prints a cassette whose requests and answers try to run in whatever shows them. All of them would
// call home if they ran, which look.mjs would notice.
const run = "fetch('/called-home')";
const texts = [
  `<script>${run}</script>`,
  `<img src=/called-home onerror="${run}">`,
  `<svg xmlns="http://www.w3.org/2000/svg" onload="${run}"><script>${run}</script></svg>`,
  `[click](javascript:${run}) ![x](/called-home) <a href="data:text/html,<script>${run}</script>">y</a>`,
  `</pre></code></textarea></script><iframe srcdoc="<script>parent.${run}</script>"></iframe>`,
  "bidi \u202etxet desrever\u202c \u2066isolate\u2069 \u200f and controls \u0000\u0007\u001b[31m\u2028 end",
  "lone \ud83d surrogates \ude00",
  `{{constructor.constructor("${run}")()}} \${${run}} <%= ${run} %>`,
  "long " + "x".repeat(1 << 20),
];
texts.forEach((hostile, number) => {
  for (const tier of ["free", "paid"]) {
    const text =
      `<scratchpad>MARK${number} ${hostile}</scratchpad>` +
      `<output><rejected/>MARK${number} ${hostile}</output>`;
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
        completion: { text },
      })
    );
  }
});
