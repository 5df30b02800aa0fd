import type { Page } from "@playwright/test";

declare global {
  interface Window {
    holdings?: { asked: number; tracks: MediaStreamTrack[]; blobs: Map<string, Blob> };
  }
}

/** Keeps account of what a page takes and must give back: cameras and object URLs. From the next page load on. */
export async function watchHoldings(page: Page): Promise<Holdings> {
  await page.addInitScript(keepAccount);
  return new Holdings(page);
}

export class Holdings {
  constructor(private readonly page: Page) {}

  /** Cameras whose light is on. */
  liveCameras(): Promise<number> {
    return this.page.evaluate(
      () => window.holdings?.tracks.filter(({ readyState }) => readyState === "live").length ?? -1,
    );
  }

  /** How often the page has asked for a camera, given or not. */
  timesAsked(): Promise<number> {
    return this.page.evaluate(() => window.holdings?.asked ?? -1);
  }

  /** Cameras given so far, on or off. */
  cameras(): Promise<number> {
    return this.page.evaluate(() => window.holdings?.tracks.length ?? -1);
  }

  /** Object URLs that were made and not revoked. */
  objectUrls(): Promise<number> {
    return this.page.evaluate(() => window.holdings?.blobs.size ?? -1);
  }

  /** The file behind a picture on the page, byte for byte. */
  async bytesOf(alt: string): Promise<Buffer> {
    const base64 = await this.page.getByRole("img", { name: alt }).evaluate(async (image) => {
      const blob = window.holdings?.blobs.get((image as HTMLImageElement).src);
      if (!blob) throw new Error("The picture does not come from memory.");
      const bytes = new Uint8Array(await blob.arrayBuffer());
      let text = "";
      for (let at = 0; at < bytes.length; at += 32_768)
        text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
      return btoa(text);
    });
    return Buffer.from(base64, "base64");
  }
}

/** Runs inside the page, before any of its scripts: it may use nothing from outside itself. */
function keepAccount(): void {
  const blobs = new Map<string, Blob>();
  const tracks: MediaStreamTrack[] = [];
  const holdings = { asked: 0, blobs, tracks };
  window.holdings = holdings;

  const { createObjectURL, revokeObjectURL } = URL;
  URL.createObjectURL = (source) => {
    const url = createObjectURL(source);
    if (source instanceof Blob) blobs.set(url, source);
    return url;
  };
  URL.revokeObjectURL = (url) => {
    blobs.delete(url);
    revokeObjectURL(url);
  };

  const devices = navigator.mediaDevices;
  const ask = devices?.getUserMedia.bind(devices);
  if (!ask) return;
  const take = async (constraints?: MediaStreamConstraints) => {
    holdings.asked += 1;
    const stream = await ask(constraints);
    tracks.push(...stream.getTracks());
    return stream;
  };
  Object.defineProperty(devices, "getUserMedia", { configurable: true, value: take });
}
