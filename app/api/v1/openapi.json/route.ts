import { openApi } from "@/lib/server/api/description";

export const dynamic = "force-dynamic";

/** Holds nothing that needs a key. */
export const GET = () => Response.json(openApi());
