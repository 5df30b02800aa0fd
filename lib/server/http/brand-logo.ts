import { createHash } from "node:crypto";
import type { Settings } from "../ops/env";
import { neverStored } from "./header-table.mjs";
import { type Logo, readLogo } from "./logo";

export type BrandLogo = Logo & { version: string; url: string };

export function readBrandLogo({ BRAND_LOGO }: Settings): BrandLogo | null {
  const logo = BRAND_LOGO === undefined ? null : readLogo(BRAND_LOGO);
  return logo && named(logo);
}

export function named(logo: Logo): BrandLogo {
  const version = createHash("sha256").update(logo.bytes).digest("base64url").slice(0, 12);
  return { ...logo, version, url: `/api/brand-logo?v=${version}` };
}

const keptForAYear = { "Cache-Control": "private, max-age=31536000, immutable" };

/** During a rollout versions differ. */
export function logoAnswer(logo: BrandLogo | null, version: string | null): Response {
  if (!logo) return new Response(null, { status: 404, headers: neverStored });
  const keeping = version === logo.version ? keptForAYear : neverStored;
  return new Response(new Uint8Array(logo.bytes), { headers: { "Content-Type": logo.type, ...keeping } });
}
