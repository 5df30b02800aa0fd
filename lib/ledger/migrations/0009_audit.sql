CREATE TABLE "audit" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"event" text NOT NULL,
	"staff_id" text,
	"branch" text,
	"device" text NOT NULL,
	"details" jsonb NOT NULL,
	"previous" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_head" (
	"id" integer PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"hash" text NOT NULL,
	"cut_seq" bigint NOT NULL,
	"cut_hash" text NOT NULL,
	CONSTRAINT "audit_head_one" CHECK (id = 1)
);
--> statement-breakpoint
CREATE INDEX "audit_at" ON "audit" USING btree ("at");--> statement-breakpoint
CREATE INDEX "audit_staff" ON "audit" USING btree ("staff_id","seq");--> statement-breakpoint
CREATE INDEX "audit_branch" ON "audit" USING btree ("branch","seq");--> statement-breakpoint
INSERT INTO "audit_head" VALUES (1, 0, repeat('0', 64), 0, repeat('0', 64));--> statement-breakpoint
CREATE FUNCTION audit_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'DELETE' AND current_setting('audit.cut', true) = 'on' THEN
		RETURN OLD;
	END IF;
	RAISE EXCEPTION 'audit rows are neither changed nor removed';
END
$$;--> statement-breakpoint
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON "audit" FOR EACH ROW EXECUTE FUNCTION audit_append_only();
