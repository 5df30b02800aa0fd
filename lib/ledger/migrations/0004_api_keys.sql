CREATE TABLE "api_keys" (
	"name" text PRIMARY KEY NOT NULL,
	"mode" text NOT NULL,
	"start" text NOT NULL,
	"hash" text NOT NULL,
	"scopes" text[] NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "api_keys_mode" CHECK (mode in ('live', 'test'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX "api_keys_start" ON "api_keys" USING btree ("start");