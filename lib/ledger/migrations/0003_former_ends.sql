CREATE TABLE "former_ends" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "former_ends_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"attempt_id" uuid NOT NULL,
	"ending" text NOT NULL,
	"reference" text,
	"reject_fields" text[],
	"ended_at" timestamp (3) with time zone NOT NULL,
	"resolved_by" text NOT NULL,
	"corrected_at" timestamp (3) with time zone NOT NULL,
	"corrected_by" text NOT NULL,
	"reason" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "cause" text;--> statement-breakpoint
ALTER TABLE "former_ends" ADD CONSTRAINT "former_ends_attempt_id_attempts_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "former_ends_attempt" ON "former_ends" USING btree ("attempt_id");