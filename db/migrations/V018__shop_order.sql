-- What the tenants have ordered from the shop of the audience "other". A product that was ordered stays: its orders name it.
CREATE TABLE shop_order (
    id         uuid        PRIMARY KEY,
    tenant     text        NOT NULL CHECK (tenant <> ''),
    product_id uuid        NOT NULL REFERENCES product,
    quantity   integer     NOT NULL CHECK (quantity BETWEEN 1 AND 1000),
    created_at timestamptz NOT NULL
);

CREATE INDEX shop_order_tenant ON shop_order (tenant, id);
-- A product that is to be removed is looked for here.
CREATE INDEX shop_order_product ON shop_order (product_id);

GRANT SELECT, INSERT ON shop_order TO "${runtime}";
