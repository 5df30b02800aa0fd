CREATE TABLE "handoffs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code_hash" text NOT NULL,
	"watcher_hash" text NOT NULL,
	"phone_hash" text,
	"application_id" uuid,
	"phone_application_id" uuid,
	"session_id" uuid,
	"owner_hash" text,
	"ref" text,
	"number" integer,
	"choices" integer[],
	"wrong" integer DEFAULT 0 NOT NULL,
	"step" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	"end" text,
	CONSTRAINT "handoffs_end" CHECK ("end" in ('cancelled', 'wrong', 'taken_back'))
);
--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "moved_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "handoffs_code" ON "handoffs" USING btree ("code_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "handoffs_watcher" ON "handoffs" USING btree ("watcher_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "handoffs_phone" ON "handoffs" USING btree ("phone_hash");--> statement-breakpoint
CREATE INDEX "handoffs_application" ON "handoffs" USING btree ("application_id") WHERE application_id is not null;--> statement-breakpoint
CREATE INDEX "handoffs_session" ON "handoffs" USING btree ("session_id") WHERE session_id is not null;--> statement-breakpoint
CREATE INDEX "handoffs_created" ON "handoffs" USING btree ("created_at");