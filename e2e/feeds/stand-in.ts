import type { Page } from "@playwright/test";
import sharp from "sharp";
import { type FeedName, feeds, frameCount } from "./feeds";
import { renderFrame } from "./render";
import { someScene } from "./scene";

/** What the stand-in adds to a page. */
type Stage = {
  show(pictures: string[]): Promise<void>;
  /** Another picture of this size, drawn by the test itself. */
  put(picture: HTMLCanvasElement): void;
  freeze(): void;
  end(): void;
  refuse(errorName: string | null, permission: PermissionState | null): void;
};
declare global {
  interface Window {
    cameraStage?: Stage;
  }
}

/**
 * A camera made of a canvas. For browsers without Chromium's flags, and for feeds that change in mid-test. It answers
 * `getUserMedia` from the next page load on, and starts with the feed given.
 */
export async function installStandIn(page: Page, name: FeedName): Promise<StandIn> {
  await page.addInitScript(buildStage, await pictures(name));
  return new StandIn(page);
}

export class StandIn {
  constructor(private readonly page: Page) {}

  /** Changes what the camera sees, its size included, while it runs; resolves once the page shows it. */
  async show(name: FeedName): Promise<void> {
    await this.order((shown) => window.cameraStage?.show(shown), await pictures(name));
  }

  /** The track stays live, and no frame arrives any more. */
  freeze = (): Promise<void> => this.order(() => window.cameraStage?.freeze(), null);

  /** From now on asking for a camera gets no answer at all. */
  ignore = (): Promise<void> => this.order(() => window.cameraStage?.refuse("ignored", null), null);

  /** As when the camera is unplugged, or a call comes in; before it is opened: as soon as it is. */
  unplug = (): Promise<void> => this.order(() => window.cameraStage?.end(), null);

  /**
   * From now on asking for a camera fails with this error (`NotAllowedError`, `NotReadableError`, …); `null` ends it.
   * @param permission what the browser says of its permission; by default what goes with the error, `null` its own
   */
  async refuse(
    errorName: string | null,
    permission: PermissionState | null = errorName === "NotAllowedError" ? "denied" : null,
  ): Promise<void> {
    await this.order(([name, state]) => window.cameraStage?.refuse(name, state), [
      errorName,
      permission,
    ] as const);
  }

  /** Holds for the page that is there, or if there is none yet, for the next that is loaded. */
  private async order<Given>(act: (given: Given) => unknown, given: Given): Promise<void> {
    if (this.page.url() === "about:blank")
      await this.page.addInitScript(act as (given: unknown) => unknown, given);
    else await this.page.evaluate(act as (given: unknown) => unknown, given);
  }
}

/** Drawn once a worker: many tests show the same. */
const drawn = new Map<FeedName, Promise<string[]>>();

/** Its frames as JPEG data URLs. */
function pictures(name: FeedName): Promise<string[]> {
  const known = drawn.get(name) ?? draw(name);
  drawn.set(name, known);
  return known;
}

async function draw(name: FeedName): Promise<string[]> {
  const scene = someScene(feeds[name]);
  const seeds = Array.from({ length: frameCount(name) }, (_, index) => index + 1);
  return Promise.all(seeds.map(async (seed) => dataUrl(await renderFrame(scene, seed))));
}

async function dataUrl({ width, height, pixels }: Awaited<ReturnType<typeof renderFrame>>): Promise<string> {
  const jpeg = sharp(pixels, { raw: { width, height, channels: 3 } }).jpeg({ quality: 92 });
  return `data:image/jpeg;base64,${(await jpeg.toBuffer()).toString("base64")}`;
}

/** Runs inside the page, before any of its scripts: it may use nothing from outside itself. */
function buildStage(firstPictures: string[]): void {
  // The page's own, whatever a test does to its clock later.
  const { setInterval, clearInterval } = window;
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d");
  const tracks: MediaStreamTrack[] = [];
  let shown: (HTMLImageElement | HTMLCanvasElement)[] = [];
  let refusal: string | null = null;
  let endsAtOnce = false;
  let at = 0;
  let ready: Promise<void> | undefined;
  let clock: number | undefined;
  let opened = false;
  let frozen = false;

  async function show(pictures: string[]): Promise<void> {
    const images = pictures.map((url) => Object.assign(new Image(), { src: url }));
    await Promise.all(images.map((image) => image.decode()));
    canvas.width = images[0]?.naturalWidth ?? 0;
    canvas.height = images[0]?.naturalHeight ?? 0;
    shown = images;
  }

  function draw(): void {
    const image = shown[at++ % shown.length];
    if (image) context?.drawImage(image, 0, 0);
  }

  /** A frame or two of the last picture may still be on their way: the third is of this one. */
  async function painted(video: HTMLVideoElement): Promise<void> {
    for (let frames = 0; frames < 3 && video.srcObject && !video.paused; frames++)
      await new Promise<unknown>((resolve) => video.requestVideoFrameCallback(resolve));
  }

  /** Pictures cost the page much of its time: none before a camera is asked for, none once it is off. */
  function play(): void {
    clearInterval(clock);
    if (!opened || frozen) return;
    clock = setInterval(() => {
      if (tracks.some(({ readyState }) => readyState === "live")) draw();
    }, 1000 / 15);
  }

  async function getUserMedia(): Promise<MediaStream> {
    if (refusal === "ignored") return new Promise(() => {});
    if (refusal) throw new DOMException("Refused by the stand-in.", refusal);
    ready ??= show(firstPictures);
    await ready;
    draw();
    const stream = canvas.captureStream(15);
    tracks.push(...stream.getTracks());
    opened = true;
    play();
    if (endsAtOnce) setTimeout(end);
    return stream;
  }

  function end(): void {
    endsAtOnce = tracks.length === 0;
    for (const track of tracks.splice(0)) {
      track.stop();
      track.dispatchEvent(new Event("ended"));
    }
  }

  let said: PermissionState | null = null;

  /** Once a permission is said; until then the browser's own stays, or what a test has put in its place. */
  function sayPermission(): void {
    const own = navigator.permissions.query.bind(navigator.permissions);
    navigator.permissions.query = async (asked) =>
      said !== null && String(asked.name) === "camera"
        ? Object.assign(new EventTarget(), { state: said, name: "camera", onchange: null })
        : own(asked);
  }

  Object.defineProperty(navigator.mediaDevices, "getUserMedia", { configurable: true, value: getUserMedia });
  window.cameraStage = {
    show: async (pictures) => {
      clearInterval(clock);
      ready = show(pictures);
      await ready;
      frozen = false;
      play();
      await Promise.all([...document.querySelectorAll("video")].map(painted));
    },
    put: (picture) => {
      ready = Promise.resolve();
      canvas.width = picture.width;
      canvas.height = picture.height;
      shown = [picture];
      draw();
    },
    freeze: () => {
      frozen = true;
      clearInterval(clock);
    },
    end,
    refuse: (errorName, permission) => {
      refusal = errorName;
      if (permission !== null && said === null) sayPermission();
      said = permission;
    },
  };
}
