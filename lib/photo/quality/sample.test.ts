import { afterEach, describe, expect, it, vi } from "vitest";
import { sampleOf, samplePicture } from "./sample";

describe("sampleOf", () => {
  it("gives each pixel the brightness that an eye sees, and its darkest colour", () => {
    const pixels = [
      255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 255, 255, 255, 255, 200, 100, 50, 0, 0, 0, 0, 0,
    ];
    const data = Uint8ClampedArray.from(pixels) as ImageData["data"];
    expect(sampleOf({ width: 3, height: 2, data })).toEqual({
      width: 3,
      height: 2,
      luma: Uint8ClampedArray.from([54, 182, 18, 255, 118, 0]),
      whiteness: Uint8ClampedArray.from([0, 0, 0, 255, 50, 0]),
    });
  });
});

describe("samplePicture", () => {
  const source = {} as CanvasImageSource;
  afterEach(() => void vi.unstubAllGlobals());

  /** A canvas that notes what is drawn on it, in which colour, and gives back nothing but white. */
  function stubCanvas() {
    const drawn: unknown[][] = [];
    const context = {
      fillStyle: "#000",
      imageSmoothingQuality: "low",
      fillRect: (...area: number[]) => drawn.push([context.fillStyle, ...area]),
      drawImage: (...of: unknown[]) => drawn.push([context.imageSmoothingQuality, ...of]),
      getImageData: (_x: number, _y: number, width: number, height: number) => ({
        width,
        height,
        data: new Uint8ClampedArray(width * height * 4).fill(255),
      }),
    };
    const getContext = vi.fn((_kind: string, _options: object) => context);
    class Canvas {
      getContext = getContext;
    }
    vi.stubGlobal("OffscreenCanvas", Canvas);
    return { drawn, getContext };
  }

  it.each([
    [
      { x: 10, y: 20, width: 1920, height: 1440 },
      { width: 480, height: 360 },
    ],
    [
      { x: 0, y: 0, width: 1080, height: 1920 },
      { width: 270, height: 480 },
    ],
    [
      { x: 0, y: 0, width: 320, height: 240 },
      { width: 320, height: 240 },
    ],
    [
      { x: 0, y: 0, width: 9000, height: 3 },
      { width: 480, height: 1 },
    ],
    [
      { x: 0, y: 0, width: 3, height: 9000 },
      { width: 1, height: 480 },
    ],
  ])("looks at the part %o on white, at most 480 pixels long, never enlarged", (crop, { width, height }) => {
    const { drawn, getContext } = stubCanvas();
    const sample = samplePicture(source, crop);
    expect(sample).toMatchObject({ width, height });
    expect(sample.luma).toHaveLength(width * height);
    // It is read back at once, so it is kept where the processor is.
    expect(getContext).toHaveBeenCalledExactlyOnceWith("2d", { willReadFrequently: true });
    expect(drawn).toEqual([
      ["#fff", 0, 0, width, height],
      ["medium", source, crop.x, crop.y, crop.width, crop.height, 0, 0, width, height],
    ]);
  });
});
