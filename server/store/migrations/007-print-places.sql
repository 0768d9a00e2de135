-- On which pages of the print each value stands, as JSON: [first, last] by the field's pointer; null for prints made before.
ALTER TABLE printed_pages ADD COLUMN places TEXT;
