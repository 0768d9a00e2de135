-- A list of actions in the condition of an index is built anew with every event that is written.
DROP INDEX event_proposal;
CREATE INDEX event_proposal ON event (programme, sequence)
  WHERE action = 'propose-publication' OR action = 'end-proposal' OR action = 'publish' OR action = 'reinstate';
