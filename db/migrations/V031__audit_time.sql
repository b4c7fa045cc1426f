-- The database says when an event happened, whoever adds it, and the id begins with that time (RFC 9562 6.2, method 3: the
-- first random bits are the fraction of the millisecond). An event that is dated back would be sealed as true.
CREATE FUNCTION audit_event_dated() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    micros bigint;
BEGIN
    NEW.time := clock_timestamp();
    micros := extract(epoch FROM NEW.time) * 1000000;
    NEW.id := lpad(to_hex(micros / 1000), 12, '0') || '7' || lpad(to_hex(micros % 1000 * 4096 / 1000), 3, '0')
        || substr(replace(gen_random_uuid()::text, '-', ''), 17);
    RETURN NEW;
END $$;

CREATE TRIGGER audit_event_dated BEFORE INSERT ON audit_event
    FOR EACH ROW EXECUTE FUNCTION audit_event_dated();

REVOKE INSERT (id, time) ON audit_event FROM "${runtime}";
