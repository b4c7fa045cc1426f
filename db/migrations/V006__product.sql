-- What the shop of the audience "other" sells.
CREATE TABLE product (
    id         uuid           PRIMARY KEY,
    name       text           NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200),
    price      numeric(12, 2) NOT NULL CHECK (price >= 0),
    created_at timestamptz    NOT NULL
);

GRANT SELECT, INSERT, DELETE ON product TO "${runtime}";
