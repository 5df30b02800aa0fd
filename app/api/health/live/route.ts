export const dynamic = "force-dynamic";

/** A restart would not fix the database. */
export const GET = () => Response.json({ live: true });
