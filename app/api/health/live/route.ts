export const dynamic = "force-dynamic";

/** The process answers. Nothing else is looked at: a restart mends no database. */
export const GET = () => Response.json({ live: true });
