import type { Page } from "@playwright/test";
import { onPhone, openBrowser } from "../../bench/support/browser";
import { startControlledSimulator } from "../../lib/kredibel/simulator/control";
import { id } from "../../lib/words/id";
import { someApplicant } from "../support/applicants";
import { fixedWords } from "../support/fixed-words";
import { Journey } from "../support/journey";
import { layOutImage } from "../support/server/image";
import { startInstance } from "../support/server/instance";
import { openLink } from "../support/server/link";

/**
 * `npm run slow-network [-- 3000 | -- 1000]`: a person applies with the camera in Chromium, and the network falls to 3 KB/s,
 * for another to 1 KB/s, as they send; who is told that it was too slow sends once more. Ends with 1 unless the first arrives
 * once and the second ends in words within five minutes, uncalled, with its answers. Wants a build made with
 * BUILD_STANDALONE=1.
 */
const say = (line: string) => process.stdout.write(`${line}\n`);
const longestMs = 11 * 60_000;
const presses = 2;
const verified = fixedWords.id.outcomes.verified;

const simulator = await startControlledSimulator({ apiKey: "slow" });
const image = layOutImage();
const server = await startInstance(image, {
  KREDIBEL_BASE_URL: simulator.url,
  KREDIBEL_API_KEY: "slow",
  LEDGER_SECRET: "a secret of the slow network and nothing else",
});
const browser = await openBrowser();
const failures: string[] = [];
const hold = (what: string, held: boolean) => held || failures.push(what);
const holding: Record<string, (met: Met) => void> = {
  3000: ({ ends, calls }) => {
    hold("3 KB/s: verified", ends.at(-1)?.end === verified);
    hold("3 KB/s: one call", calls === 1);
  },
  1000: ({ ends, calls, kept }) => {
    const inWords = ends.every(({ end }) => end === id.failures.tooSlow);
    hold("1 KB/s: ends in words", ends.length > 0 && inWords);
    const inTime = ends.every(({ seconds }) => seconds < 300);
    hold("1 KB/s: each within five minutes", inTime);
    hold("1 KB/s: no call", calls === 0);
    hold("1 KB/s: answers are there", kept);
  },
};
const [, , ...asked] = process.argv;
const paces = asked.length > 0 ? asked : ["3000", "1000"];
try {
  for (const pace of paces) {
    const judge = holding[pace];
    if (!judge) throw new Error(`No such pace: ${pace}`);
    judge(await applyAt(Number(pace)));
  }
} finally {
  await browser.close();
  await server.stop();
  await simulator.close();
  image.remove();
}
for (const what of failures) say(`NOT HELD  ${what}`);
process.exitCode = failures.length > 0 ? 1 : 0;

type End = { end: string; seconds: number; bytes: number };
type Met = { ends: End[]; calls: number; kept: boolean };

async function applyAt(bytesPerSecond: number): Promise<Met> {
  simulator.forget();
  const link = await openLink(server.url);
  const applicant = someApplicant();
  try {
    return await onPhone(browser, link.url, async (page) => {
      const journey = new Journey(page, "id", applicant);
      const bodies = watchBodies(page);
      await journey.reachReview();
      link.narrowTo(bytesPerSecond);
      const ends: End[] = [];
      while (ends.length < presses && ends.at(-1)?.end !== verified) {
        const began = performance.now();
        await journey.submit();
        const end = await endOf(journey);
        ends.push({
          end,
          seconds: Math.round((performance.now() - began) / 1_000),
          bytes: bodies.at(-1) ?? 0,
        });
        say(`${bytesPerSecond} B/s, press ${ends.length}: ${JSON.stringify(ends.at(-1))}`);
      }
      const kept = (await page.getByRole("main").textContent())?.includes(applicant.fullName) ?? false;
      const calls = simulator.calls().length;
      say(
        `${bytesPerSecond} B/s: ${bodies.length} bodies, ${calls} calls, answers ${kept ? "" : "not "}shown`,
      );
      return { ends, calls, kept };
    });
  } finally {
    link.close();
  }
}

/** Bytes of each body that the page has sent to the submitting action. */
function watchBodies(page: Page): number[] {
  const bodies: number[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST" && request.url().includes("/apply"))
      bodies.push(request.postDataBuffer()?.length ?? 0);
  });
  return bodies;
}

/** What the page says once it has stopped waiting. */
async function endOf({ page, heading, alert }: Journey): Promise<string> {
  await page.getByRole("timer").waitFor();
  const arrived = heading.filter({ hasText: verified });
  await arrived.or(alert).first().waitFor({ timeout: longestMs });
  return (await arrived.count()) > 0 ? verified : ((await alert.locator("p").first().textContent()) ?? "");
}
