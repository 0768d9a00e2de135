-- Whether the last thing that happened to a programme's publications is a proposal that was sent back is asked with every view of its draft.
CREATE INDEX event_proposal ON event (programme, sequence) WHERE action IN ('propose-publication', 'end-proposal', 'publish', 'reinstate');
