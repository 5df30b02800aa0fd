import { longestSide } from "../crop";
import { drawBitmap, loadImage } from "./decode";
import { doctype, svgSize, xmlText } from "./image-header";

export async function readSvg(
  bytes: Uint8Array,
  minimum: { minWidth: number; minHeight: number },
): Promise<ImageBitmap | null> {
  const stated = svgSize(bytes);
  const own = stated.width > 0 ? stated : { width: minimum.minWidth, height: minimum.minHeight };
  const scale = Math.max(
    longestSide / Math.max(own.width, own.height),
    minimum.minWidth / own.width,
    minimum.minHeight / own.height,
  );
  const size = { width: Math.ceil(own.width * scale), height: Math.ceil(own.height * scale) };
  if (Math.max(size.width, size.height) > longestSide * 4) return null;

  const drawing = new DOMParser().parseFromString(withoutDoctype(xmlText(bytes)), "image/svg+xml");
  const root = drawing.documentElement;
  if (drawing.querySelector("parsererror")) return null;
  // HTML would taint the canvas.
  for (const foreign of drawing.querySelectorAll("foreignObject")) foreign.remove();
  if (!root.hasAttribute("viewBox")) root.setAttribute("viewBox", `0 0 ${own.width} ${own.height}`);
  root.setAttribute("width", `${size.width}`);
  root.setAttribute("height", `${size.height}`);

  const image = await loadImage(
    new Blob([new XMLSerializer().serializeToString(drawing)], { type: "image/svg+xml" }),
  );
  return image && drawBitmap(image, size.width, size.height);
}

/** Characters; Illustrator's namespaces add some thousands. */
const mostExpanded = 1_000_000;

/** Expands only plain-text entities; others stay undefined: the parser could expand them for minutes. */
export function withoutDoctype(xml: string): string {
  const [whole, declared = ""] = doctype.exec(xml) ?? [];
  if (whole === undefined) return xml;
  const declarations = declared.matchAll(/<!ENTITY\s+([\w.-]+)\s+(["'])([^<&%]*?)\2\s*>/g);
  const entities = new Map([...declarations].map(([, name, , text = ""]) => [name, text]));
  let expanded = 0;
  return xml.replace(whole, "").replace(/&([\w.-]+);/g, (reference, name: string) => {
    const text = entities.get(name);
    expanded += text?.length ?? 0;
    return text !== undefined && expanded <= mostExpanded ? text : reference;
  });
}
