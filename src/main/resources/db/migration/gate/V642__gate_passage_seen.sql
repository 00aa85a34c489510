-- Where else a plate passed moments ago is asked at every decision, by comparing (plate, time) as one: only this index can answer that, so the
-- planner cannot choose, while the tables are young, to read everything that passed anywhere in those minutes instead.
create index gate_passage_seen on gate_passage(plate, at) where decision = 'OPEN';
drop index gate_passage_plate;
