CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"mode" text NOT NULL,
	"realm" text NOT NULL,
	"key_name" text NOT NULL,
	"ref" text,
	"locale" text NOT NULL,
	"return_url" text,
	"token_hash" text NOT NULL,
	"owner_hash" text,
	"nik_hash" text,
	"idempotency_hash" text,
	"body_hash" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"opened_at" timestamp (3) with time zone,
	"submitted_at" timestamp (3) with time zone,
	"completed_at" timestamp (3) with time zone,
	"expired_at" timestamp (3) with time zone,
	"cancelled_at" timestamp (3) with time zone,
	"status" text GENERATED ALWAYS AS (case when completed_at is not null then 'completed' when cancelled_at is not null then 'cancelled' when expired_at is not null then 'expired' when submitted_at is not null then 'submitted' when opened_at is not null then 'opened' else 'created' end) STORED NOT NULL
);
--> statement-breakpoint
DROP INDEX "outbox_order";--> statement-breakpoint
ALTER TABLE "outbox" ALTER COLUMN "attempt_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "outbox" ALTER COLUMN "application_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "outbox" ALTER COLUMN "outcome" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "session_id" uuid;--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "session_id" uuid;--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "nik_matches" boolean;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "session_id" uuid;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "realm" text;--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_token" ON "sessions" USING btree ("token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_idempotency" ON "sessions" USING btree ("realm","idempotency_hash") WHERE idempotency_hash is not null;--> statement-breakpoint
CREATE INDEX "sessions_time" ON "sessions" USING btree ("realm","created_at","id");--> statement-breakpoint
CREATE INDEX "sessions_status" ON "sessions" USING btree ("realm","status","created_at","id");--> statement-breakpoint
CREATE INDEX "sessions_ref" ON "sessions" USING btree ("realm","ref","created_at","id") WHERE ref is not null;--> statement-breakpoint
CREATE INDEX "sessions_expires" ON "sessions" USING btree ("expires_at") WHERE status in ('created', 'opened', 'submitted');--> statement-breakpoint
CREATE INDEX "sessions_old" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "applications_session" ON "applications" USING btree ("session_id","opened_at") WHERE session_id is not null;--> statement-breakpoint
CREATE INDEX "attempts_session" ON "attempts" USING btree ("session_id","claimed_at") WHERE session_id is not null;--> statement-breakpoint
CREATE INDEX "outbox_session" ON "outbox" USING btree ("session_id") WHERE session_id is not null;--> statement-breakpoint
CREATE INDEX "outbox_order" ON "outbox" USING btree ("endpoint_id",coalesce(session_id, application_id),"id") WHERE due_at is not null;