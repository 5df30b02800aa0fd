CREATE TABLE "applications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"channel" text NOT NULL,
	"locale" text NOT NULL,
	"ref" text,
	"branch" text,
	"staff" text,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "applications_channel" CHECK (channel in ('self', 'branch'))
);
--> statement-breakpoint
CREATE TABLE "attempts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid NOT NULL,
	"linked_to" uuid,
	"state" text NOT NULL,
	"lease" uuid NOT NULL,
	"field_hashes" jsonb NOT NULL,
	"nik_hash" text NOT NULL,
	"masked_nik" text NOT NULL,
	"channel" text NOT NULL,
	"branch" text,
	"staff" text,
	"ref" text,
	"claimed_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"ending" text,
	"kredibel_id" text,
	"reference" text,
	"reject_fields" text[],
	"error_id" text,
	"resolved_by" text,
	CONSTRAINT "attempts_state" CHECK (state in ('claimed', 'sent', 'settled', 'unknown', 'released')),
	CONSTRAINT "attempts_sent" CHECK (sent_at is not null or state in ('claimed', 'released')),
	CONSTRAINT "attempts_ending" CHECK ((ending is null) = (state in ('claimed', 'sent')))
);
--> statement-breakpoint
CREATE TABLE "consents" (
	"application_id" uuid PRIMARY KEY NOT NULL,
	"version" text NOT NULL,
	"text_hash" text NOT NULL,
	"locale" text NOT NULL,
	"channel" text NOT NULL,
	"branch" text,
	"staff" text,
	"nik_hash" text,
	"given_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "counters" (
	"key" text NOT NULL,
	"window_start" timestamp (3) with time zone NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "counters_key_window_start_pk" PRIMARY KEY("key","window_start")
);
--> statement-breakpoint
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_linked_to_attempts_id_fk" FOREIGN KEY ("linked_to") REFERENCES "public"."attempts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "applications_token" ON "applications" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "applications_opened" ON "applications" USING btree ("opened_at");--> statement-breakpoint
CREATE UNIQUE INDEX "attempts_nik_in_flight" ON "attempts" USING btree ("nik_hash") WHERE state in ('claimed', 'sent');--> statement-breakpoint
CREATE INDEX "attempts_nik" ON "attempts" USING btree ("nik_hash","claimed_at");--> statement-breakpoint
CREATE INDEX "attempts_application" ON "attempts" USING btree ("application_id","claimed_at");--> statement-breakpoint
CREATE INDEX "attempts_linked" ON "attempts" USING btree ("linked_to") WHERE linked_to is not null;--> statement-breakpoint
CREATE INDEX "attempts_open" ON "attempts" USING btree ("claimed_at","id") WHERE state in ('claimed', 'sent', 'unknown');--> statement-breakpoint
CREATE INDEX "attempts_time" ON "attempts" USING btree ("claimed_at","id");--> statement-breakpoint
CREATE INDEX "attempts_ending" ON "attempts" USING btree ("ending","claimed_at","id");--> statement-breakpoint
CREATE INDEX "attempts_branch" ON "attempts" USING btree ("branch","claimed_at","id");--> statement-breakpoint
CREATE INDEX "attempts_branch_ending" ON "attempts" USING btree ("branch","ending","claimed_at","id");--> statement-breakpoint
CREATE INDEX "attempts_reference" ON "attempts" USING btree ("reference") WHERE reference is not null;--> statement-breakpoint
CREATE INDEX "attempts_ref" ON "attempts" USING btree ("ref") WHERE ref is not null;--> statement-breakpoint
CREATE INDEX "attempts_error" ON "attempts" USING btree ("error_id") WHERE error_id is not null;--> statement-breakpoint
CREATE INDEX "consents_given" ON "consents" USING btree ("given_at");--> statement-breakpoint
CREATE INDEX "counters_window" ON "counters" USING btree ("window_start");