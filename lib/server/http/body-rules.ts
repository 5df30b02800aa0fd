import { existsSync, readFileSync } from "node:fs";
import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { join } from "node:path";
import { photoLimits } from "../../kredibel/constraints";
import { isLocale } from "../../locales";
import { maxBodyBytes } from "./body-limit.mjs";

/** `submission`: the action with the photos. `action`: any other server action. `other`: routes, and forms without scripts. */
export type BodyKind = "submission" | "action" | "other";

export type BodyRule = {
  maxBytes: number;
  /** Of a form, or of what stands between `&`. */
  maxParts: number;
  /** Content types that the app reads; `null`: the route sees to it. */
  types: readonly string[] | null;
  /** Whether it needs an application's cookie, and a place among those that arrive at once. */
  upload: boolean;
};

const multipart = "multipart/form-data";
const small = { maxBytes: 16 * 1_024, maxParts: 20, upload: false };

export const bodyRules: Record<BodyKind, BodyRule> = {
  submission: { maxBytes: maxBodyBytes(photoLimits), maxParts: 20, types: [multipart], upload: true },
  action: { ...small, types: [multipart, "text/plain"] },
  other: { ...small, types: null },
};

/** The action that sends a submission, and where its pages are, after the language. */
const submission = { action: "submitApplication", pages: ["apply", "branch/apply"] };

/** Id → exported name. */
export type Actions = ReadonlyMap<string, string>;

type Manifest = { node: Record<string, { exportedName?: string }> };
const manifest = join(process.cwd(), ".next/server/server-reference-manifest.json");

/** The build's server actions; `null` in development, where they come and go. */
export function readActions(): Actions | null {
  if (!existsSync(manifest)) return null;
  const { node }: Manifest = JSON.parse(readFileSync(manifest, "utf8"));
  return new Map(Object.entries(node).map(([id, { exportedName = "" }]) => [id, exportedName]));
}

/** @returns `unknown_action`: of another build, or invented */
export function kindOf(
  { method, url = "", headers }: Pick<IncomingMessage, "method" | "url" | "headers">,
  actions: Actions | null,
): BodyKind | "unknown_action" {
  const id = headers["next-action"];
  if (id === undefined || method !== "POST") return "other";
  const name = actions ? actions.get(String(id)) : submission.action;
  if (name === undefined) return "unknown_action";
  const [, locale, ...page] = url.split("?", 1)[0]?.split("/") ?? [];
  const isItsPage = isLocale(locale) && submission.pages.includes(page.join("/"));
  return name === submission.action && isItsPage ? "submission" : "action";
}

/** Without parameters, in lower case. */
export const mediaTypeOf = ({ "content-type": type = "" }: IncomingHttpHeaders): string =>
  (type.split(";", 1)[0] ?? "").trim().toLowerCase();

/** What sets the parts of a body apart, and how many parts there are beside so many of it. */
export type Separator = { text: string; besides: 1 | -1 };

/** `null` where a body of this type has no parts. */
export function separatorOf(headers: IncomingHttpHeaders): Separator | null {
  const type = mediaTypeOf(headers);
  if (type === "application/x-www-form-urlencoded") return { text: "&", besides: 1 };
  if (type !== multipart) return null;
  const boundary = /;\s*boundary=(?:"([^"]+)"|([^\s;"]+))/i.exec(headers["content-type"] ?? "");
  // One more ends the body.
  return { text: `--${boundary?.[1] ?? boundary?.[2] ?? ""}`, besides: -1 };
}
