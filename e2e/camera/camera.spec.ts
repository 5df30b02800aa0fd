import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { BrowserContextOptions, Locator, Page } from "@playwright/test";
import { settlesWithin } from "../../lib/camera/picture-size";
import type { CameraProblem } from "../../lib/camera/problem";
import { cameraHelp } from "../../lib/words/camera-help";
import { id } from "../../lib/words/id";
import { feeds } from "../feeds/feeds";
import { findChromium } from "../support/browser";
import { hintLine, pretend } from "../support/camera-states";
import { expect, test } from "../support/fixtures";
import { Journey } from "../support/journey";
import { passTimeUntil } from "../support/page/clock";
import { cardPhoto } from "../support/photos";
import { app, deployedUrl } from "../support/server/servers";

const { troubles } = id.camera;

/** The problem has the page: its heading has the focus, there are steps, and the upload is there. */
async function expectTrouble(journey: Journey, cause: CameraProblem) {
  await expect(journey.heading).toHaveText(troubles[cause]);
  await expect(journey.heading).toBeFocused();
  await expect(journey.page.getByRole("main").getByRole("listitem").first()).toBeVisible();
  await expect(journey.page.getByRole("button", { name: id.camera.upload })).toBeInViewport();
  await expect(journey.page).toHaveTitle(new RegExp(`^${id.title.error}`));
  const link = journey.page.getByRole("textbox", { name: cameraHelp.id.link });
  await expect(link).toHaveCount(cause === "insecure" ? 0 : 1);
}

const open = (journey: Journey) => journey.page.getByRole("button", { name: id.camera.open }).click();
const again = (page: Page) => page.getByRole("button", { name: id.camera.again }).click();

/** Runs inside the page: how many files canvases make there from now on. */
function countEncodes() {
  const counted = { onThisThread: 0 };
  const { convertToBlob } = OffscreenCanvas.prototype;
  OffscreenCanvas.prototype.convertToBlob = function (options) {
    counted.onThisThread++;
    return convertToBlob.call(this, options);
  };
  return counted;
}

/** Runs inside the page: a video is loaded in the very moment in which it gets its camera, and says so once. */
function loadAtOnce() {
  const own = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, "srcObject");
  const set = function (this: HTMLVideoElement, camera: MediaStream | null) {
    own?.set?.call(this, camera);
    if (!camera) return;
    const loaded = { readyState: 4, videoWidth: 1_280, videoHeight: 960 };
    for (const [name, value] of Object.entries(loaded))
      Object.defineProperty(this, name, { configurable: true, value });
    this.dispatchEvent(new Event("loadeddata"));
    for (const name of Object.keys(loaded)) Reflect.deleteProperty(this, name);
  };
  Object.defineProperty(HTMLMediaElement.prototype, "srcObject", { ...own, set });
  for (const type of ["loadeddata", "resize"])
    addEventListener(
      type,
      (event) => {
        if (event.isTrusted && event.target instanceof HTMLVideoElement) event.stopImmediatePropagation();
      },
      { capture: true },
    );
}

const incomplete = id.problems.page_incomplete({ code: "page_incomplete" });

/** Whether a file of the build has the camera in it, by a word that react-webcam alone says. */
const carriesCamera = (url: string) =>
  readFileSync(join(import.meta.dirname, "../../.next/static/chunks", basename(url)), "utf8").includes(
    "onUserMediaError",
  );

/** Runs inside the page: no canvas gives its pixels, until it is mended. */
function breakCanvas() {
  const { getImageData } = OffscreenCanvasRenderingContext2D.prototype;
  OffscreenCanvasRenderingContext2D.prototype.getImageData = () => {
    throw new DOMException("Forbidden", "SecurityError");
  };
  const mend = () => {
    OffscreenCanvasRenderingContext2D.prototype.getImageData = getImageData;
  };
  return { mend };
}

/** Runs inside the page: what waits for so many milliseconds waits for ever. */
function stopClockOf(milliseconds: number) {
  const { setTimeout } = window;
  const held = (handler: TimerHandler, ms?: number, ...rest: unknown[]) =>
    ms === milliseconds ? 0 : setTimeout(handler, ms, ...rest);
  Object.assign(window, { setTimeout: held });
}

declare global {
  interface Window {
    giveWorkers?: () => void;
  }
}

/** Runs inside the page, before any of its scripts: no worker's file arrives, until they are given. */
function loseWorkers() {
  const { Worker } = window;
  window.giveWorkers = () => Object.assign(window, { Worker });
  class Lost extends Worker {
    constructor() {
      super("/_next/static/chunks/lost.js");
    }
  }
  Object.assign(window, { Worker: Lost });
}

test("the encoder runs, on a thread of its own, and stays", { tag: "@camera" }, async ({ page, journey }) => {
  await journey.start();
  await journey.openCamera();
  const ofTheEncoder = () => page.workers().length;
  await expect.poll(ofTheEncoder).toBe(1);
  const encodes = await page.evaluateHandle(countEncodes);
  await journey.shoot();
  await journey.acceptPhoto();
  await journey.expectStep("identity");
  expect(await encodes.evaluate(({ onThisThread }) => onThisThread)).toBe(0);
  expect(ofTheEncoder()).toBe(1);
});

test("camera's file lost on its way: asked for again, nothing else lost", {
  tag: "@camera",
}, async ({ page, journey }) => {
  test.skip(deployedUrl !== undefined, "reads the files of the build");
  await page.route(/_next\/static\/chunks/, (route) =>
    carriesCamera(route.request().url()) ? route.abort() : route.fallback(),
  );
  await journey.start();
  await open(journey);
  const lost = page.getByRole("alert").filter({ hasText: incomplete });
  await expect(lost).toBeVisible();
  await page.unrouteAll();
  await open(journey);
  await journey.shoot();
  await journey.acceptPhoto();
  await journey.expectStep("identity");
});

test("file reader lost on its way: asked for again, nothing else lost", {
  tag: "@camera",
}, async ({ page, journey }) => {
  await journey.start();
  await expect(page.getByRole("button", { name: id.camera.open })).toBeVisible();
  await page.waitForLoadState("networkidle");
  await page.route(/_next\/static\/chunks/, (route) => route.abort());
  const photo = await cardPhoto();
  await journey.upload(photo);
  const lost = page.getByRole("alert").filter({ hasText: incomplete });
  await expect(lost).toBeVisible();
  await page.unrouteAll();
  await journey.upload(photo);
  await journey.acceptPhoto();
  await journey.expectStep("identity");
});

test("encoder lost on its way: asked for again, nothing else lost", {
  tag: "@camera",
}, async ({ page, context, journey }) => {
  await page.addInitScript(loseWorkers);
  await journey.start();
  await journey.openCamera();
  const shutter = page.getByRole("button", { name: id.camera.take, exact: true });
  await expect(shutter).toBeEnabled();
  await page.waitForLoadState("networkidle");
  await context.setOffline(true);
  await shutter.click();
  await expect(page.getByRole("alert").filter({ hasText: incomplete })).toBeVisible();
  await context.setOffline(false);
  await page.evaluate(() => window.giveWorkers?.());
  const started = page.waitForEvent("worker");
  await journey.shoot();
  await started;
  await journey.acceptPhoto();
  await journey.expectStep("identity");
});

test("a canvas that cannot be read is said in words, and the shutter waits for the next try", {
  tag: "@camera",
}, async ({ page, journey }) => {
  await journey.start();
  await journey.openCamera();
  const shutter = page.getByRole("button", { name: id.camera.take, exact: true });
  await expect(shutter).toBeEnabled();
  const broken = await page.evaluateHandle(breakCanvas);
  await shutter.click();
  await expect(page.getByRole("alert").filter({ hasText: id.camera.notTaken })).toBeVisible();
  await broken.evaluate(({ mend }) => mend());
  await journey.shoot();
  await journey.acceptPhoto();
  await journey.expectStep("identity");
});

test("encoders: where worker's and page's own fail, words say so, shutter is back", {
  tag: "@camera",
}, async ({ page, journey }) => {
  await journey.start();
  await journey.openCamera();
  await expect.poll(() => page.workers().length).toBe(1);
  await page.workers()[0]?.evaluate(() => {
    OffscreenCanvas.prototype.getContext = () => null;
  });
  await page.evaluate(() => {
    HTMLCanvasElement.prototype.toBlob = (done) => done(null);
  });
  await journey.shoot();
  const problem = id.problems.photo_encoding({ code: "photo_encoding" });
  await expect(page.getByRole("alert").filter({ hasText: problem })).toBeVisible();
  await expect(page.getByRole("button", { name: id.camera.take })).toBeEnabled();
});

test("each exception of a browser is told apart, and asking again asks again", { tag: "@camera" }, async ({
  page,
  camera,
  journey,
}) => {
  const rows: [errorName: string, permission: PermissionState, cause: CameraProblem][] = [
    ["NotAllowedError", "denied", "refused"],
    ["NotAllowedError", "prompt", "unanswered"],
    ["NotAllowedError", "granted", "blocked"],
    ["NotFoundError", "granted", "none"],
    ["NotReadableError", "granted", "busy"],
    ["OverconstrainedError", "granted", "incapable"],
    ["UnknownError", "granted", "silent"],
  ];
  await journey.start();
  await camera.refuse("NotFoundError");
  await open(journey);
  for (const [errorName, permission, cause] of rows) {
    await camera.refuse(errorName, permission);
    await again(page);
    await expectTrouble(journey, cause);
  }
  await camera.refuse(null);
  await again(page);
  await page.getByRole("button", { name: id.camera.take }).click();
  await expect(journey.heading).toHaveText(id.card.shotHeading);
});

test("iOS, which stops asking, is reloaded only after it was said what that costs", {
  tag: "@camera",
}, async ({ page, camera, journey }) => {
  await page.addInitScript(() =>
    Object.defineProperty(navigator, "userAgent", {
      value:
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
    }),
  );
  await journey.start();
  await camera.refuse("NotAllowedError", "prompt");
  await open(journey);
  await expectTrouble(journey, "unanswered");
  await again(page);
  await expectTrouble(journey, "unanswered");
  await again(page);
  await expectTrouble(journey, "reload");
  await expect(page.getByRole("main")).toContainText(/diberikan kembali/);
  await page.getByRole("button", { name: cameraHelp.id.reload }).click();
  await expect(page).toHaveURL("/id?why=reload");
});

test("unanswered permission: ends after 30 s, a late answer opens the camera", {
  tag: "@camera",
}, async ({ page, camera, journey }) => {
  await page.clock.install();
  await journey.start();
  await page.evaluate(() => {
    const permission = Object.assign(new EventTarget(), { state: "prompt" });
    navigator.permissions.query = async () => permission as unknown as PermissionStatus;
    Object.assign(window, { permission });
  });
  await camera.ignore();
  await open(journey);
  await expect(hintLine(page)).toHaveText(id.camera.starting);
  await page.clock.fastForward(29_000);
  await expect(journey.heading).toHaveText(id.card.heading);
  await passTimeUntil(page, journey.heading, troubles.unanswered);
  await expectTrouble(journey, "unanswered");
  await camera.refuse(null);
  await page.evaluate(() => {
    const { permission } = window as unknown as { permission: EventTarget };
    Object.assign(permission, { state: "granted" }).dispatchEvent(new Event("change"));
  });
  await expect(page.getByRole("button", { name: id.camera.take })).toBeEnabled();
});

test("camera: an app without a name on an iPhone gives a link and a file", { tag: "@camera" }, async ({
  page,
  journey,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "userAgent", {
      value: "Mozilla/5.0 (iPhone; CPU iPhone OS 15_8 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148",
    });
    Object.defineProperty(navigator, "mediaDevices", {
      value: undefined,
      configurable: true,
      writable: true,
    });
  });
  await page.goto("/id?ref=order-7");
  await expect(journey.heading).toBeFocused();
  for (const consent of await page.getByRole("checkbox").all()) await consent.check();
  await page.getByRole("button", { name: id.start.start }).click();
  await open(journey);
  await expectTrouble(journey, "in_app");
  await page.context().grantPermissions(["clipboard-write"]);
  await page.getByRole("button", { name: cameraHelp.id.copyLink }).click();
  await expect(page.getByRole("main").getByText(cameraHelp.id.linkCopied)).toBeVisible();
  await expect(journey.announced).toHaveText(cameraHelp.id.linkCopied);
  await expect(page.getByRole("textbox", { name: cameraHelp.id.link })).toHaveValue(
    `${app.url}/id?ref=order-7`,
  );
  // HEIC is converted to JPEG there only where it is not asked for.
  const accepted = await page.locator('input[type="file"]').getAttribute("accept");
  expect(accepted).toMatch(/^image\/jpeg,/);
  expect(accepted).not.toContain("heic");
});

test("camera: a picture that begins small and grows is waited for", { tag: "@camera" }, async ({
  page,
  camera,
  journey,
}) => {
  await page.addInitScript(stopClockOf, settlesWithin);
  await journey.start();
  await camera.show("tiny");
  await open(journey);
  await expect(page.locator("video")).toHaveJSProperty("videoWidth", feeds.tiny.width);
  await expect(hintLine(page)).toHaveText(id.camera.starting);
  await camera.show("card");
  await expect(page.getByRole("button", { name: id.camera.take })).toBeEnabled();
});

test("camera: a picture that is there before the page knows of its camera is shown", {
  tag: "@camera",
}, async ({ page, journey }) => {
  await page.addInitScript(loadAtOnce);
  await journey.start();
  await open(journey);
  await expect(page.getByRole("button", { name: id.camera.take })).toBeEnabled();
});

test("camera: too small as the device is held, it opens once the device is turned", {
  tag: "@camera",
}, async ({ page, journey }) => {
  await journey.start();
  await pretend(page, { size: [360, 640] });
  await open(journey);
  await expectTrouble(journey, "turn");
  await pretend(page, { size: [640, 360] });
  await page.setViewportSize({ width: 740, height: 360 });
  await expect(page.getByRole("button", { name: id.camera.take })).toBeEnabled();
});

test("a browser without any camera interface says so", { tag: "@camera" }, async ({ page, journey }) => {
  await page.addInitScript(() =>
    Object.defineProperty(navigator, "mediaDevices", {
      value: undefined,
      configurable: true,
      writable: true,
    }),
  );
  await journey.start();
  await open(journey);
  await expectTrouble(journey, "unsupported");
});

test("a header that forbids the camera is not blamed on the person", { tag: "@camera" }, async ({
  page,
  journey,
}) => {
  await page.route("**/apply*", async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers(), "permissions-policy": "camera=()" };
    await route.fulfill({ response, headers });
  });
  await page.route(`${app.url}/id`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "permissions-policy": "camera=()" } });
  });
  await journey.start();
  await open(journey);
  await expectTrouble(journey, "policy");
});

/** Chromium's own flags, each in a browser of its own. */
const flagged: { cause: CameraProblem; args: string[]; context?: BrowserContextOptions }[] = [
  {
    cause: "none",
    args: ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream=device-count=0"],
  },
  {
    // Chromium says `granted` here, and refuses: what an operating system does.
    cause: "blocked",
    args: ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream=deny"],
  },
  {
    cause: "insecure",
    args: ["--host-resolver-rules=MAP contoh.test 127.0.0.1"],
    context: { baseURL: `http://contoh.test:${app.port}` },
  },
];

for (const { cause, args, context } of flagged) {
  test(`Chromium itself: ${cause}`, { tag: "@camera" }, async ({
    playwright,
    applicant,
    viewport,
    baseURL,
  }) => {
    test.skip(deployedUrl !== undefined && cause === "insecure", "a deployed app is served over https");
    const browser = await playwright.chromium.launch({
      executablePath: findChromium() ?? undefined,
      args,
    });
    try {
      const page = await browser.newPage({ baseURL, viewport, locale: "id-ID", ...context });
      const journey = new Journey(page, "id", applicant);
      await journey.start();
      await open(journey);
      await expectTrouble(journey, cause);
    } finally {
      await browser.close();
    }
  });
}

test.describe("guidance", () => {
  test("says what is wrong with the live picture, keeps its place and blocks nothing", {
    tag: "@camera",
  }, async ({ page, camera, journey }) => {
    await camera.show("card");
    await journey.start();
    await open(journey);
    await expect(hintLine(page)).toHaveText(id.card.aim);
    const preview = await page.locator("video").boundingBox();
    for (const [feed, hint] of [
      ["dark", "dark"],
      ["bright", "bright"],
      ["glare", "glare"],
      ["blurred", "blur"],
    ] as const) {
      await camera.show(feed);
      await expect(hintLine(page)).toHaveText(id.camera.hints.identityImage[hint]);
      await expect(journey.announced).toHaveText(id.camera.hints.identityImage[hint]);
      await expect(page.getByRole("button", { name: id.camera.take })).toHaveAccessibleDescription(
        id.camera.hints.identityImage[hint],
      );
      expect(await page.locator("video").boundingBox()).toEqual(preview);
    }
    await page.getByRole("button", { name: id.camera.take }).click();
    await expect(hintLine(page)).toHaveText(id.camera.afterwards.identityImage.blur);
    await page.getByRole("button", { name: id.camera.use }).click();
    await journey.expectStep("identity");
  });

  test("camera: one blank picture is refused, the second in a row says that none arrives", {
    tag: "@camera",
  }, async ({ page, camera, journey }) => {
    const shoot = () => page.getByRole("button", { name: id.camera.take }).click();
    const refusal = page.getByRole("main").getByRole("alert");
    const blank = id.problems.photo_blank({ code: "photo_blank" });
    await camera.show("black");
    await journey.start();
    await open(journey);
    await shoot();
    await expect(refusal).toContainText(blank);
    await camera.show("card");
    await shoot();
    await expect(journey.heading).toHaveText(id.card.shotHeading);
    await camera.show("white");
    await page.getByRole("button", { name: id.camera.retake }).click();
    await shoot();
    await expect(refusal).toContainText(blank);
    await camera.show("black");
    await shoot();
    await expectTrouble(journey, "silent");
  });
});

test.describe("on a device with three lenses", () => {
  const [first, second, third] = [0, 1, 2].map((number) => `fake_device_${number}`);
  const lenses = test.extend<{ lens: () => Promise<string | undefined> }>({
    page: async ({ playwright, viewport, baseURL }, use) => {
      const browser = await playwright.chromium.launch({
        executablePath: findChromium() ?? undefined,
        args: ["--use-fake-device-for-media-stream=device-count=3", "--use-fake-ui-for-media-stream"],
      });
      await use(await browser.newPage({ baseURL, viewport, locale: "id-ID", permissions: ["camera"] }));
      await browser.close();
    },
    /** The one whose picture can be taken now. */
    lens: async ({ page }, use) => {
      await use(async () => {
        await expect(page.getByRole("button", { name: id.camera.take })).toBeEnabled();
        return page.locator("video").evaluate((video: HTMLVideoElement) => {
          const stream = video.srcObject as MediaStream | null;
          return stream?.getVideoTracks()[0]?.label;
        });
      });
    },
  });
  const switchLens = (page: Page) => page.getByRole("button", { name: id.camera.switchLens }).click();

  lenses(
    "another one is one tap away, and is remembered",
    { tag: "@camera" },
    async ({ page, journey, lens }) => {
      await journey.start();
      await open(journey);
      expect(await lens()).toBe(first);
      await switchLens(page);
      await expect.poll(lens).toBe(second);
      await expect(page.getByRole("button", { name: id.camera.switchLens })).toBeFocused();
      await journey.upload(await cardPhoto());
      await page.getByRole("button", { name: id.camera.retake }).click();
      await open(journey);
      await expect.poll(lens).toBe(second);
    },
  );

  lenses(
    "a card is seen by the one that keeps itself in focus",
    { tag: "@camera" },
    async ({ page, journey, lens }) => {
      await page.addInitScript(fixFocus, [first, second]);
      await journey.start();
      await open(journey);
      await expect.poll(lens).toBe(third);
    },
  );

  lenses(
    "where none keeps itself in focus the browser's own choice stands, and then the person's",
    {
      tag: "@camera",
    },
    async ({ page, journey, lens }) => {
      await page.addInitScript(fixFocus, [first, second, third]);
      await journey.start();
      await open(journey);
      const opened = () => page.evaluate(() => window.openedLenses);
      await expect.poll(opened).toEqual([first, second, third, first]);
      expect(await lens()).toBe(first);
      await switchLens(page);
      await expect.poll(lens).toBe(second);
      await switchLens(page);
      await expect.poll(lens).toBe(third);
      expect(await opened()).toEqual([first, second, third, first, second, third]);
    },
  );
});

declare global {
  interface Window {
    openedLenses?: string[];
  }
}

/** Runs inside the page: the cameras with these labels say that they cannot keep themselves in focus. Counts what is opened. */
function fixFocus(labels: (string | undefined)[]) {
  const opened: string[] = [];
  window.openedLenses = opened;
  const ask = navigator.mediaDevices?.getUserMedia.bind(navigator.mediaDevices);
  Object.defineProperty(navigator.mediaDevices ?? {}, "getUserMedia", {
    value: async (constraints: MediaStreamConstraints) => {
      const stream = await ask(constraints);
      opened.push(...stream.getVideoTracks().map(({ label }) => label));
      return stream;
    },
  });
  const { getCapabilities } = MediaStreamTrack.prototype;
  MediaStreamTrack.prototype.getCapabilities = function () {
    return {
      ...getCapabilities.call(this),
      ...(labels.includes(this.label) && { focusMode: ["manual"] }),
    };
  };
}

/** Phones upright and lying, tablets, desktops. */
const screens = [
  [320, 568],
  [360, 640],
  [360, 740],
  [568, 320],
  [740, 360],
  [844, 390],
  [820, 1180],
  [1180, 820],
  [1024, 600],
  [1366, 650],
  [1280, 800],
].map(([width = 0, height = 0]) => ({ width, height }));

test("viewfinder: picture and buttons in sight on each screen, photo in its place", {
  tag: "@camera",
}, async ({ page, journey }) => {
  const inSight = (parts: Locator[]) =>
    Promise.all(parts.map((part) => expect(part).toBeInViewport({ ratio: 0.99 })));
  const shutter = page.getByRole("button", { name: id.camera.take });
  const judging = [id.camera.retake, id.camera.rotate, id.camera.use].map((name) =>
    page.getByRole("button", { name }),
  );
  /** A phone that lies has no room for the heading's words. */
  const headed = ({ height }: { height: number }) => (height < 480 ? [] : [journey.heading]);
  const checkEveryScreen = async () => {
    await open(journey);
    await expect(shutter).toBeEnabled();
    const previews = [];
    for (const screen of screens) {
      await page.setViewportSize(screen);
      await inSight([...headed(screen), page.locator("video"), hintLine(page), shutter]);
      expect(await shutter.boundingBox()).toMatchObject({ width: 72, height: 72 });
      previews.push(await page.locator("video").boundingBox());
    }
    await shutter.click();
    for (const [i, screen] of screens.entries()) {
      await page.setViewportSize(screen);
      await inSight([...headed(screen), hintLine(page), ...judging]);
      expect(await page.getByRole("main").getByRole("img").boundingBox()).toEqual(previews[i]);
    }
    await journey.acceptPhoto();
  };
  await journey.start();
  await checkEveryScreen();
  await journey.fillIdentity();
  await journey.fillContact();
  await checkEveryScreen();
});
