-- One statement, so one state of the file: the generation, and how many rules of the file are broken in it.
SELECT
  (SELECT value FROM generation),
  -- The rows are as many as the state of the dataset says.
  (SELECT count(*) FROM datasets WHERE row_count <> CASE dataset
    WHEN 'polyclinics' THEN (SELECT count(*) FROM polyclinics)
    WHEN 'facilities' THEN (SELECT count(*) FROM facilities)
    WHEN 'diagnoses' THEN (SELECT count(*) FROM diagnoses)
    WHEN 'room_classes' THEN (SELECT count(*) FROM room_classes)
    ELSE row_count END)
  -- The search index finds what the table has.
  + abs((SELECT count(*) FROM diagnoses_search WHERE diagnoses_search MATCH 'diubah*')
    - (SELECT count(*) FROM diagnoses WHERE name LIKE '%diubah%'))
  + abs((SELECT count(*) FROM facilities_search WHERE facilities_search MATCH 'diubah*')
    - (SELECT count(*) FROM facilities WHERE name LIKE '%diubah%'))
  -- The last publication stands in the journal,
  + (SELECT value > 0 AND NOT EXISTS (SELECT 1 FROM changes WHERE generation = value) FROM generation)
  -- and the table is as the journal says.
  + (SELECT count(*) FROM changes AS c
    WHERE c.generation = (SELECT value FROM generation) AND c.dataset = 'diagnoses' AND c.op <> 'removed'
      AND NOT EXISTS (
        SELECT 1 FROM diagnoses AS r
        WHERE r.code = json_extract(c.key, '$[0]') AND r.name = json_extract(c.after, '$.name')))
  + (SELECT count(*) FROM changes AS c
    WHERE c.generation = (SELECT value FROM generation) AND c.dataset = 'diagnoses' AND c.op = 'removed'
      AND EXISTS (SELECT 1 FROM diagnoses AS r WHERE r.code = json_extract(c.key, '$[0]')))
