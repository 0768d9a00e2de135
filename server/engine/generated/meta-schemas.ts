/* Generated from schemas/platform/*.schema.json by npm run types: the engine is pure and cannot read files. */

/** The meta-schemas by name, as the texts of the files. */
export const metaSchemas: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
 "batches": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "batches.schema.json",
  "title": "BatchesFile",
  "description": "Batches: many declarations handled by one document, such as a published list, a recommendation or an allocation plan.",
  "type": "object",
  "additionalProperties": false,
  "required": [
   "batches"
  ],
  "properties": {
   "$schema": {
    "type": "string"
   },
   "batches": {
    "type": "array",
    "minItems": 1,
    "items": {
     "title": "BatchKind",
     "type": "object",
     "additionalProperties": false,
     "required": [
      "id",
      "title",
      "number",
      "by",
      "members",
      "columns",
      "workflow"
     ],
     "properties": {
      "id": {
       "type": "string",
       "pattern": "^[a-z][a-z0-9-]{0,39}$"
      },
      "title": {
       "type": "string",
       "minLength": 1
      },
      "help": {
       "type": "string",
       "description": "What it is for; shown to those who make one."
      },
      "clause": {
       "type": "string"
      },
      "number": {
       "type": "string",
       "description": "PL-{year}-{serial}; as the numbers of stages."
      },
      "by": {
       "type": "array",
       "minItems": 1,
       "items": {
        "type": "string"
       },
       "description": "Roles that make one, choose its members, lower amounts and upload its documents."
      },
      "members": {
       "title": "BatchMembers",
       "type": "object",
       "additionalProperties": false,
       "required": [
        "stage",
        "states"
       ],
       "properties": {
        "stage": {
         "type": "string"
        },
        "states": {
         "type": "array",
         "minItems": 1,
         "items": {
          "type": "string"
         },
         "description": "States of that stage in which a declaration can be chosen."
        },
        "where": {
         "$ref": "condition.schema.json"
        },
        "per": {
         "enum": [
          "all",
          "district"
         ],
         "description": "district: all members of one batch are of one district; absent = all."
        },
        "most": {
         "type": "integer",
         "minimum": 1,
         "maximum": 500,
         "description": "How many members at most; absent = 500."
        },
        "ranked": {
         "title": "BatchRanking",
         "type": "object",
         "additionalProperties": false,
         "required": [
          "by"
         ],
         "description": "Members are those that come first of everyone who fits: at most `most` of them, and so many of each district.",
         "properties": {
          "by": {
           "type": "array",
           "minItems": 1,
           "maxItems": 5,
           "items": {
            "title": "RankKey",
            "type": "object",
            "additionalProperties": false,
            "required": [
             "column"
            ],
            "properties": {
             "column": {
              "type": "string",
              "description": "A column of numbers or days; the next one counts where two are equal."
             },
             "order": {
              "enum": [
               "descending",
               "ascending"
              ],
              "description": "Which comes first: the greater one (default), or the smaller one, the earlier day."
             }
            }
           }
          },
          "mostPerDistrict": {
           "type": "integer",
           "minimum": 1,
           "maximum": 500,
           "description": "How many of one district at most."
          },
          "clause": {
           "type": "string"
          }
         }
        }
       }
      },
      "columns": {
       "type": "array",
       "minItems": 1,
       "maxItems": 30,
       "items": {
        "title": "BatchColumn",
        "type": "object",
        "additionalProperties": false,
        "required": [
         "id",
         "label",
         "formula"
        ],
        "properties": {
         "id": {
          "type": "string",
          "pattern": "^[a-z][A-Za-z0-9]{0,39}$"
         },
         "label": {
          "type": "string",
          "minLength": 1
         },
         "formula": {
          "type": "string",
          "minLength": 1,
          "description": "Over the facts of the member's stage; amounts.<result> is a result of its worksheet, in the unit of its row."
         },
         "unit": {
          "type": "string"
         },
         "round": {
          "title": "BatchRounding",
          "type": "object",
          "additionalProperties": false,
          "required": [
           "mode",
           "places"
          ],
          "properties": {
           "mode": {
            "enum": [
             "half-up",
             "down",
             "up"
            ]
           },
           "places": {
            "type": "integer",
            "minimum": -6,
            "maximum": 6,
            "description": "Decimal places; -1 = whole tens, -2 = whole hundreds."
           }
          }
         },
         "total": {
          "type": "boolean",
          "description": "Summed up below the table."
         },
         "public": {
          "type": "boolean",
          "description": "Shown on the public page."
         },
         "mask": {
          "enum": [
           "name",
           "code",
           "phone"
          ],
          "description": "Partly hidden on the public page, and in letters by masked.<column>."
         },
         "clause": {
          "type": "string"
         }
        }
       }
      },
      "amount": {
       "title": "BatchAmount",
       "type": "object",
       "additionalProperties": false,
       "required": [
        "column"
       ],
       "description": "The column that is the money of each member: budget, payments and letters count it in whole fen.",
       "properties": {
        "column": {
         "type": "string"
        },
        "lower": {
         "type": "boolean",
         "description": "It may be lowered for one member with a reason; never raised."
        },
        "grants": {
         "type": "string",
         "description": "The result of the members' worksheet that this amount is: a step that the batch takes with its members and that grants it records the amount of the batch, computed again in that transaction."
        },
        "split": {
         "type": "array",
         "minItems": 2,
         "description": "Parts by source of money; each is cut to whole fen, the last takes what remains.",
         "items": {
          "title": "BatchPart",
          "type": "object",
          "additionalProperties": false,
          "required": [
           "id",
           "label"
          ],
          "properties": {
           "id": {
            "type": "string",
            "pattern": "^[a-z][A-Za-z0-9]{0,39}$"
           },
           "label": {
            "type": "string",
            "minLength": 1
           },
           "share": {
            "type": "string",
            "pattern": "^[01](\\.\\d{1,6})?$",
            "description": "A part of 1; absent on the last = what remains."
           }
          }
         }
        },
        "clause": {
         "type": "string"
        }
       }
      },
      "budget": {
       "title": "BatchBudget",
       "type": "object",
       "additionalProperties": false,
       "required": [
        "label",
        "unit"
       ],
       "description": "What all batches of this kind may spend together: values of the configuration, or a column of a register.",
       "properties": {
        "label": {
         "type": "string",
         "minLength": 1
        },
        "unit": {
         "enum": [
          "元",
          "万元"
         ]
        },
        "values": {
         "type": "array",
         "minItems": 1,
         "items": {
          "title": "BatchBudgetValue",
          "type": "object",
          "additionalProperties": false,
          "required": [
           "value"
          ],
          "properties": {
           "from": {
            "type": "string",
            "pattern": "^\\d{4}-\\d{2}-\\d{2}$"
           },
           "value": {
            "type": "string",
            "pattern": "^\\d{1,12}(\\.\\d{1,6})?$"
           },
           "clause": {
            "type": "string"
           }
          }
         }
        },
        "register": {
         "type": "string"
        },
        "key": {
         "type": "string",
         "description": "The row of the register that counts; absent = the sum of all rows in force."
        },
        "column": {
         "type": "string",
         "description": "The column of the register that holds the money."
        }
       }
      },
      "documents": {
       "type": "array",
       "description": "PDFs that are uploaded to a batch, such as the stamped list or the minutes.",
       "items": {
        "title": "BatchDocument",
        "type": "object",
        "additionalProperties": false,
        "required": [
         "id",
         "title"
        ],
        "properties": {
         "id": {
          "type": "string",
          "pattern": "^[a-z][A-Za-z0-9-]{0,39}$"
         },
         "title": {
          "type": "string",
          "minLength": 1
         },
         "letter": {
          "type": "string",
          "description": "The letter that is printed for it."
         },
         "clause": {
          "type": "string"
         }
        }
       }
      },
      "objections": {
       "title": "BatchObjections",
       "type": "object",
       "additionalProperties": false,
       "required": [
        "by"
       ],
       "description": "Objections of the public during a public notice; an open one suspends it, an upheld one removes the member.",
       "properties": {
        "by": {
         "type": "array",
         "minItems": 1,
         "items": {
          "type": "string"
         },
         "description": "Roles that decide them."
        },
        "within": {
         "$ref": "#/definitions/limit"
        },
        "moves": {
         "type": "string",
         "description": "An action by \"batch\" of the members' workflow that a removed member takes; absent = it stays where it is."
        },
        "note": {
         "type": "string",
         "description": "What is said beside the form on the public page."
        },
        "clause": {
         "type": "string"
        }
       }
      },
      "payments": {
       "title": "BatchPayments",
       "type": "object",
       "additionalProperties": false,
       "required": [
        "by",
        "in"
       ],
       "properties": {
        "by": {
         "type": "array",
         "minItems": 1,
         "items": {
          "type": "string"
         }
        },
        "in": {
         "type": "array",
         "minItems": 1,
         "items": {
          "type": "string"
         },
         "description": "States of the batch in which payments are recorded."
        },
        "payee": {
         "type": "array",
         "description": "Whom to pay, read when the payment is recorded and kept with it; only those who record payments see it.",
         "minItems": 1,
         "maxItems": 10,
         "items": {
          "title": "BatchPayee",
          "type": "object",
          "additionalProperties": false,
          "required": [
           "id",
           "label",
           "formula"
          ],
          "properties": {
           "id": {
            "type": "string",
            "pattern": "^[a-z][A-Za-z0-9]{0,39}$"
           },
           "label": {
            "type": "string",
            "minLength": 1
           },
           "formula": {
            "type": "string",
            "minLength": 1,
            "description": "As that of a column."
           }
          }
         }
        },
        "held": {
         "type": "array",
         "description": "While one of these holds for a member, or is unknown, nothing is paid to it.",
         "minItems": 1,
         "maxItems": 10,
         "items": {
          "title": "BatchHold",
          "type": "object",
          "additionalProperties": false,
          "required": [
           "when",
           "message"
          ],
          "properties": {
           "when": {
            "$ref": "condition.schema.json"
           },
           "message": {
            "type": "string",
            "minLength": 1,
            "description": "Why nothing is paid now, and what has to happen first."
           }
          }
         }
        },
        "clause": {
         "type": "string"
        }
       }
      },
      "workflow": {
       "$ref": "#/definitions/workflow"
      }
     }
    }
   }
  },
  "definitions": {
   "workflow": {
    "title": "BatchWorkflow",
    "description": "The whitelist of a batch: its states, and who may do what in which of them.",
    "type": "object",
    "additionalProperties": false,
    "required": [
     "initial",
     "states",
     "actions"
    ],
    "properties": {
     "initial": {
      "type": "string"
     },
     "states": {
      "type": "array",
      "minItems": 2,
      "items": {
       "title": "BatchState",
       "type": "object",
       "additionalProperties": false,
       "required": [
        "id",
        "label",
        "tone"
       ],
       "properties": {
        "id": {
         "type": "string",
         "pattern": "^[a-z][a-z0-9-]{0,39}$"
        },
        "label": {
         "type": "string"
        },
        "tone": {
         "enum": [
          "neutral",
          "active",
          "attention",
          "success",
          "danger"
         ]
        },
        "holder": {
         "type": "string",
         "description": "The role that has to act."
        },
        "members": {
         "type": "boolean",
         "description": "Members may be chosen and amounts lowered."
        },
        "within": {
         "$ref": "#/definitions/limit"
        },
        "notice": {
         "title": "BatchNotice",
         "type": "object",
         "additionalProperties": false,
         "required": [
          "workingDays"
         ],
         "description": "A public notice: everybody sees it for so many working days; the clock stands while an objection is open.",
         "properties": {
          "workingDays": {
           "type": "integer",
           "minimum": 1,
           "maximum": 250
          },
          "clause": {
           "type": "string"
          }
         }
        },
        "published": {
         "type": "boolean",
         "description": "Everybody may see it, without a clock and without objections."
        },
        "final": {
         "enum": [
          "positive",
          "negative"
         ],
         "description": "No action leads out; members are free for other batches. negative: its amounts no longer count against the budget."
        },
        "clause": {
         "type": "string"
        },
        "help": {
         "type": "string"
        }
       }
      }
     },
     "actions": {
      "type": "array",
      "items": {
       "title": "BatchAction",
       "type": "object",
       "additionalProperties": false,
       "required": [
        "id",
        "label",
        "by",
        "from",
        "to"
       ],
       "properties": {
        "id": {
         "type": "string",
         "pattern": "^[a-z][a-z0-9-]{0,39}$"
        },
        "label": {
         "type": "string"
        },
        "by": {
         "type": "array",
         "minItems": 1,
         "items": {
          "type": "string"
         }
        },
        "from": {
         "type": "array",
         "minItems": 1,
         "items": {
          "type": "string"
         }
        },
        "to": {
         "type": "string"
        },
        "needs": {
         "type": "array",
         "items": {
          "enum": [
           "comment",
           "members",
           "values",
           "ranking",
           "withinBudget",
           "noticeOver",
           "objectionsDecided",
           "paid"
          ]
         },
         "description": "comment: a written opinion; members: at least one; values: no column of a member is unknown; ranking: the members are those that the ranking takes now; withinBudget: the sum fits; noticeOver: the public notice has run its working days; objectionsDecided: none is open; paid: every member in full."
        },
        "documents": {
         "type": "array",
         "minItems": 1,
         "items": {
          "type": "string"
         },
         "description": "Documents that must have been uploaded."
        },
        "date": {
         "type": "string",
         "description": "A date is asked, with this label: when the document was signed, when the list takes effect."
        },
        "moves": {
         "type": "string",
         "description": "An action by \"batch\" of the members' own workflow: every member takes it, or none."
        },
        "clause": {
         "type": "string"
        },
        "confirm": {
         "type": "string",
         "description": "A question asked before it is done."
        }
       }
      }
     }
    }
   },
   "limit": {
    "title": "BatchTimeLimit",
    "type": "object",
    "additionalProperties": false,
    "required": [
     "workingDays"
    ],
    "properties": {
     "workingDays": {
      "type": "integer",
      "minimum": 1,
      "maximum": 250
     },
     "clause": {
      "type": "string"
     }
    }
   }
  }
 },
 "calendar": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "calendar.schema.json",
  "title": "WorkingCalendar",
  "description": "Working days by year: holidays on weekdays and working days on weekends, as MM-DD.",
  "type": "object",
  "additionalProperties": false,
  "required": [
   "years"
  ],
  "properties": {
   "$schema": {
    "type": "string"
   },
   "source": {
    "type": "string"
   },
   "years": {
    "type": "object",
    "propertyNames": {
     "pattern": "^\\d{4}$"
    },
    "additionalProperties": {
     "title": "CalendarYear",
     "type": "object",
     "additionalProperties": false,
     "required": [
      "weekdayHolidays",
      "weekendWorkdays"
     ],
     "properties": {
      "weekdayHolidays": {
       "type": "array",
       "items": {
        "type": "string",
        "pattern": "^\\d{2}-\\d{2}$"
       }
      },
      "weekendWorkdays": {
       "type": "array",
       "items": {
        "type": "string",
        "pattern": "^\\d{2}-\\d{2}$"
       }
      }
     }
    }
   }
  }
 },
 "clauses": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "clauses.schema.json",
  "title": "Clauses",
  "description": "The notice in numbered clauses, in order.",
  "type": "object",
  "additionalProperties": false,
  "required": [
   "clauses"
  ],
  "properties": {
   "$schema": {
    "type": "string"
   },
   "source": {
    "type": "string"
   },
   "clauses": {
    "type": "array",
    "items": {
     "title": "Clause",
     "type": "object",
     "additionalProperties": false,
     "required": [
      "id",
      "text"
     ],
     "properties": {
      "id": {
       "type": "string",
       "pattern": "^[A-Za-z0-9][A-Za-z0-9.-]{0,39}$"
      },
      "label": {
       "type": "string",
       "description": "How it is cited, e.g. 申报指南 一（一）1."
      },
      "heading": {
       "type": "string"
      },
      "text": {
       "type": "string"
      },
      "honoured": {
       "title": "Honoured",
       "description": "How it is honoured where nothing cites it: displayed where, or done in which later stage.",
       "type": "object",
       "additionalProperties": false,
       "required": [
        "as",
        "where"
       ],
       "properties": {
        "as": {
         "enum": [
          "displayed",
          "document",
          "step",
          "deadline",
          "amount",
          "heading",
          "later"
         ]
        },
        "where": {
         "type": "string"
        }
       }
      }
     }
    }
   }
  }
 },
 "condition": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "condition.schema.json",
  "title": "Condition",
  "description": "A condition in json-rules-engine's JSON: all / any / not / condition (a named condition of facts.json) or one test of a fact.",
  "oneOf": [
   {
    "$ref": "#/definitions/allOfConditions"
   },
   {
    "$ref": "#/definitions/anyOfConditions"
   },
   {
    "$ref": "#/definitions/negation"
   },
   {
    "$ref": "#/definitions/namedCondition"
   },
   {
    "$ref": "#/definitions/factTest"
   }
  ],
  "definitions": {
   "allOfConditions": {
    "title": "AllConditions",
    "type": "object",
    "additionalProperties": false,
    "required": [
     "all"
    ],
    "properties": {
     "all": {
      "type": "array",
      "minItems": 1,
      "maxItems": 50,
      "items": {
       "$ref": "#"
      }
     }
    }
   },
   "anyOfConditions": {
    "title": "AnyConditions",
    "type": "object",
    "additionalProperties": false,
    "required": [
     "any"
    ],
    "properties": {
     "any": {
      "type": "array",
      "minItems": 1,
      "maxItems": 50,
      "items": {
       "$ref": "#"
      }
     }
    }
   },
   "negation": {
    "title": "NotCondition",
    "type": "object",
    "additionalProperties": false,
    "required": [
     "not"
    ],
    "properties": {
     "not": {
      "$ref": "#"
     }
    }
   },
   "namedCondition": {
    "title": "NamedCondition",
    "type": "object",
    "additionalProperties": false,
    "required": [
     "condition"
    ],
    "properties": {
     "condition": {
      "type": "string",
      "minLength": 1,
      "description": "The name of a condition in facts.json."
     }
    }
   },
   "factTest": {
    "title": "FactTest",
    "type": "object",
    "additionalProperties": false,
    "required": [
     "fact",
     "operator",
     "value"
    ],
    "properties": {
     "fact": {
      "type": "string",
      "minLength": 1,
      "description": "A field's key, or the id of a fact of facts.json; `stage.key` for an earlier stage."
     },
     "operator": {
      "type": "string",
      "enum": [
       "equal",
       "notEqual",
       "in",
       "notIn",
       "contains",
       "doesNotContain",
       "lessThan",
       "lessThanInclusive",
       "greaterThan",
       "greaterThanInclusive",
       "between",
       "startsWith",
       "startsWithAny",
       "dateBefore",
       "dateOnOrBefore",
       "dateAfter",
       "dateOnOrAfter",
       "answered",
       "some",
       "every",
       "none"
      ]
     },
     "value": {
      "type": [
       "string",
       "number",
       "boolean",
       "array",
       "object"
      ],
      "description": "The value compared with; { \"fact\": id } for another fact; [low, high] inclusive for between; a condition over the row's fields for some / every / none; true or false for answered."
     },
     "path": {
      "type": "string",
      "pattern": "^\\$(\\.[\\p{L}_][\\p{L}\\p{N}_]{0,63}){1,8}$"
     },
     "params": {
      "type": "object"
     }
    }
   }
  }
 },
 "demo": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "demo.schema.json",
  "title": "Demonstration",
  "description": "A demonstration as data: accounts, registers and what everybody does. It is played through the same actions as real work, in the order of time, and never inserted. Every time is given as days before the day on which it is played, so that it is never out of date.",
  "type": "object",
  "additionalProperties": false,
  "required": [
   "title",
   "staff",
   "organisations",
   "declarations"
  ],
  "properties": {
   "$schema": {
    "type": "string"
   },
   "title": {
    "type": "string"
   },
   "description": {
    "type": "string"
   },
   "staff": {
    "type": "array",
    "description": "Accounts of reviewers.",
    "items": {
     "title": "DemonstrationStaff",
     "type": "object",
     "additionalProperties": false,
     "required": [
      "login",
      "name",
      "role"
     ],
     "properties": {
      "login": {
       "$ref": "#/definitions/login"
      },
      "name": {
       "type": "string",
       "minLength": 1
      },
      "role": {
       "type": "string",
       "description": "A role of the programme, or administrator, operator."
      },
      "district": {
       "type": "string",
       "description": "For a role whose scope is its district."
      },
      "email": {
       "type": "string"
      }
     }
    }
   },
   "organisations": {
    "type": "array",
    "description": "Organisations that register themselves; their login is the credit code.",
    "items": {
     "title": "DemonstrationOrganisation",
     "type": "object",
     "additionalProperties": false,
     "required": [
      "key",
      "kind",
      "name",
      "creditCode",
      "district",
      "contact",
      "mobile",
      "email",
      "registered"
     ],
     "properties": {
      "key": {
       "$ref": "#/definitions/key"
      },
      "kind": {
       "type": "string",
       "description": "An account kind of the site."
      },
      "name": {
       "type": "string",
       "minLength": 1
      },
      "creditCode": {
       "type": "string"
      },
      "district": {
       "type": "string"
      },
      "contact": {
       "type": "string"
      },
      "mobile": {
       "type": "string"
      },
      "email": {
       "type": "string"
      },
      "registered": {
       "$ref": "#/definitions/moment"
      }
     }
    }
   },
   "registers": {
    "type": "array",
    "description": "Imports of registers.",
    "items": {
     "title": "DemonstrationRegister",
     "type": "object",
     "additionalProperties": false,
     "required": [
      "register",
      "imported",
      "rows"
     ],
     "properties": {
      "register": {
       "type": "string"
      },
      "imported": {
       "$ref": "#/definitions/moment"
      },
      "asOf": {
       "type": "string",
       "pattern": "^\\d{4}-\\d{2}-\\d{2}$",
       "description": "From which day on the list counts; absent = the day of the import."
      },
      "rows": {
       "type": "array",
       "items": {
        "type": "object"
       }
      }
     }
    }
   },
   "declarations": {
    "type": "array",
    "description": "Declarations with everything that happens to them.",
    "items": {
     "title": "DemonstrationDeclaration",
     "type": "object",
     "additionalProperties": false,
     "required": [
      "key",
      "organisation",
      "stage",
      "steps"
     ],
     "properties": {
      "key": {
       "$ref": "#/definitions/key"
      },
      "title": {
       "type": "string",
       "description": "What it shows."
      },
      "organisation": {
       "$ref": "#/definitions/key"
      },
      "stage": {
       "type": "string"
      },
      "parent": {
       "$ref": "#/definitions/key"
      },
      "state": {
       "type": "string",
       "description": "The state that it must have reached in the end."
      },
      "steps": {
       "type": "array",
       "minItems": 1,
       "items": {
        "$ref": "#/definitions/step"
       }
      }
     }
    }
   },
   "batches": {
    "type": "array",
    "description": "Batches with everything that happens to them.",
    "items": {
     "title": "DemonstrationBatch",
     "type": "object",
     "additionalProperties": false,
     "required": [
      "key",
      "batch",
      "steps"
     ],
     "properties": {
      "key": {
       "$ref": "#/definitions/key"
      },
      "title": {
       "type": "string",
       "description": "What it shows."
      },
      "batch": {
       "type": "string",
       "description": "The kind of batch."
      },
      "state": {
       "type": "string",
       "description": "The state that it must have reached in the end."
      },
      "steps": {
       "type": "array",
       "minItems": 1,
       "items": {
        "$ref": "#/definitions/batchStep"
       }
      }
     }
    }
   }
  },
  "definitions": {
   "key": {
    "type": "string",
    "pattern": "^[a-z][a-z0-9-]{0,39}$"
   },
   "login": {
    "type": "string",
    "pattern": "^[a-z][a-z0-9-]{1,39}$"
   },
   "like": {
    "type": "string",
    "pattern": "^[a-z][a-z0-9-]{0,39}$",
    "description": "A declaration above in this list: what was filled in there at the last is filled in here too, under what is given. Its dates count from this step."
   },
   "moment": {
    "title": "DemonstrationMoment",
    "type": "object",
    "additionalProperties": false,
    "required": [
     "daysAgo",
     "time"
    ],
    "properties": {
     "daysAgo": {
      "type": "integer",
      "minimum": 0,
      "maximum": 3650
     },
     "time": {
      "type": "string",
      "pattern": "^([01]\\d|2[0-3]):[0-5]\\d$",
      "description": "In Asia/Shanghai."
     }
    }
   },
   "batchStep": {
    "title": "DemonstrationBatchStep",
    "description": "What one person does to a batch. `by` is a login of staff, or visitor for somebody who is not signed in.",
    "oneOf": [
     {
      "title": "CreateStep",
      "description": "Makes the batch.",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "kind",
       "at",
       "by"
      ],
      "properties": {
       "kind": {
        "const": "create"
       },
       "at": {
        "$ref": "#/definitions/moment"
       },
       "by": {
        "type": "string"
       }
      }
     },
     {
      "title": "ChooseStep",
      "description": "Adds members by the keys of their declarations.",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "kind",
       "at",
       "by",
       "members"
      ],
      "properties": {
       "kind": {
        "const": "choose"
       },
       "at": {
        "$ref": "#/definitions/moment"
       },
       "by": {
        "type": "string"
       },
       "members": {
        "type": "array",
        "minItems": 1,
        "items": {
         "$ref": "#/definitions/key"
        }
       }
      }
     },
     {
      "title": "LowerStep",
      "description": "Lowers the amount of a member, in whole fen.",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "kind",
       "at",
       "by",
       "member",
       "fen",
       "reason"
      ],
      "properties": {
       "kind": {
        "const": "lower"
       },
       "at": {
        "$ref": "#/definitions/moment"
       },
       "by": {
        "type": "string"
       },
       "member": {
        "$ref": "#/definitions/key"
       },
       "fen": {
        "type": "integer",
        "minimum": 0
       },
       "reason": {
        "type": "string",
        "minLength": 1
       }
      }
     },
     {
      "title": "DocumentStep",
      "description": "Uploads a generated sample PDF for each document of the batch.",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "kind",
       "at",
       "by",
       "documents"
      ],
      "properties": {
       "kind": {
        "const": "document"
       },
       "at": {
        "$ref": "#/definitions/moment"
       },
       "by": {
        "type": "string"
       },
       "documents": {
        "type": "array",
        "minItems": 1,
        "items": {
         "type": "string"
        }
       }
      }
     },
     {
      "title": "BatchActStep",
      "description": "An action of the batch's workflow; a date that it asks for is the day of the step.",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "kind",
       "at",
       "by",
       "action"
      ],
      "properties": {
       "kind": {
        "const": "act"
       },
       "at": {
        "$ref": "#/definitions/moment"
       },
       "by": {
        "type": "string"
       },
       "action": {
        "type": "string"
       },
       "comment": {
        "type": "string"
       }
      }
     },
     {
      "title": "ObjectStep",
      "description": "Somebody objects to the public notice: to one member, or to the whole list.",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "kind",
       "at",
       "by",
       "text"
      ],
      "properties": {
       "kind": {
        "const": "object"
       },
       "at": {
        "$ref": "#/definitions/moment"
       },
       "by": {
        "type": "string"
       },
       "member": {
        "$ref": "#/definitions/key"
       },
       "text": {
        "type": "string",
        "minLength": 1
       },
       "name": {
        "type": "string"
       },
       "contact": {
        "type": "string"
       }
      }
     },
     {
      "title": "AnswerStep",
      "description": "Decides the oldest open objection.",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "kind",
       "at",
       "by",
       "outcome",
       "answer"
      ],
      "properties": {
       "kind": {
        "const": "answer"
       },
       "at": {
        "$ref": "#/definitions/moment"
       },
       "by": {
        "type": "string"
       },
       "outcome": {
        "enum": [
         "upheld",
         "not-upheld"
        ]
       },
       "answer": {
        "type": "string",
        "minLength": 1
       }
      }
     },
     {
      "title": "PayStep",
      "description": "Pays a member, in whole fen; what is still owed unless it says how much. With a generated receipt where it says so.",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "kind",
       "at",
       "by",
       "member"
      ],
      "properties": {
       "kind": {
        "const": "pay"
       },
       "at": {
        "$ref": "#/definitions/moment"
       },
       "by": {
        "type": "string"
       },
       "member": {
        "$ref": "#/definitions/key"
       },
       "fen": {
        "type": "integer"
       },
       "reason": {
        "type": "string"
       },
       "receipt": {
        "type": "boolean"
       }
      }
     }
    ]
   },
   "step": {
    "title": "DemonstrationStep",
    "description": "What one person does. `by` is a login of staff, or organisation for the organisation itself.",
    "oneOf": [
     {
      "title": "StartStep",
      "description": "Begins the declaration; staff open a stage for the organisation, with what they fill in at once. Dates as in a save.",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "kind",
       "at",
       "by"
      ],
      "properties": {
       "kind": {
        "const": "start"
       },
       "at": {
        "$ref": "#/definitions/moment"
       },
       "by": {
        "type": "string"
       },
       "content": {
        "type": "object"
       }
      }
     },
     {
      "title": "SaveStep",
      "description": "Saves answers; sections that are not given stay as they are, fields of a given section are merged. A date may be given as the day of the step and so many days after it (before it where negative): { \"days\": -20 }.",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "kind",
       "at",
       "by",
       "answers"
      ],
      "properties": {
       "kind": {
        "const": "save"
       },
       "at": {
        "$ref": "#/definitions/moment"
       },
       "by": {
        "type": "string"
       },
       "like": {
        "$ref": "#/definitions/like"
       },
       "answers": {
        "type": "object"
       }
      }
     },
     {
      "title": "PrintStep",
      "description": "Prints the form, so that the stamped scan belongs to the content of now.",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "kind",
       "at",
       "by"
      ],
      "properties": {
       "kind": {
        "const": "print"
       },
       "at": {
        "$ref": "#/definitions/moment"
       },
       "by": {
        "type": "string"
       }
      }
     },
     {
      "title": "UploadStep",
      "description": "Uploads one generated sample PDF per material; an uploaded one is replaced.",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "kind",
       "at",
       "by",
       "materials"
      ],
      "properties": {
       "kind": {
        "const": "upload"
       },
       "at": {
        "$ref": "#/definitions/moment"
       },
       "by": {
        "type": "string"
       },
       "materials": {
        "type": "array",
        "minItems": 1,
        "items": {
         "type": "string"
        },
        "description": "Ids of materials; id#n for row n."
       }
      }
     },
     {
      "title": "OpenStep",
      "description": "A reviewer opens the declaration; from then on it cannot be withdrawn.",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "kind",
       "at",
       "by"
      ],
      "properties": {
       "kind": {
        "const": "open"
       },
       "at": {
        "$ref": "#/definitions/moment"
       },
       "by": {
        "type": "string"
       }
      }
     },
     {
      "title": "AssignStep",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "kind",
       "at",
       "by",
       "to"
      ],
      "properties": {
       "kind": {
        "const": "assign"
       },
       "at": {
        "$ref": "#/definitions/moment"
       },
       "by": {
        "type": "string"
       },
       "to": {
        "type": "string",
        "description": "A login of staff."
       }
      }
     },
     {
      "title": "SettleStep",
      "description": "A reviewer settles or overrules a rule with a reason.",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "kind",
       "at",
       "by",
       "rule",
       "outcome",
       "reason"
      ],
      "properties": {
       "kind": {
        "const": "settle"
       },
       "at": {
        "$ref": "#/definitions/moment"
       },
       "by": {
        "type": "string"
       },
       "rule": {
        "type": "string"
       },
       "outcome": {
        "enum": [
         "met",
         "not met"
        ]
       },
       "reason": {
        "type": "string",
        "minLength": 1
       }
      }
     },
     {
      "title": "OpinionStep",
      "description": "A role, or the organisation that the declaration names (by = its credit code), gives its opinion; with a generated sample PDF where it says `attach`.",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "kind",
       "at",
       "by",
       "opinion",
       "outcome"
      ],
      "properties": {
       "kind": {
        "const": "opinion"
       },
       "at": {
        "$ref": "#/definitions/moment"
       },
       "by": {
        "type": "string"
       },
       "opinion": {
        "type": "string",
        "description": "An opinion of the workflow."
       },
       "outcome": {
        "type": "string"
       },
       "text": {
        "type": "string"
       },
       "fields": {
        "type": "object"
       },
       "attach": {
        "type": "boolean"
       }
      }
     },
     {
      "title": "ProvideStep",
      "description": "The organisation that the declaration names (by = its credit code) uploads a generated sample PDF for a material.",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "kind",
       "at",
       "by",
       "material"
      ],
      "properties": {
       "kind": {
        "const": "provide"
       },
       "at": {
        "$ref": "#/definitions/moment"
       },
       "by": {
        "type": "string"
       },
       "material": {
        "type": "string"
       }
      }
     },
     {
      "title": "WordStep",
      "description": "The applicant confirms what the named organisation has uploaded, or says what is wrong with it.",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "kind",
       "at",
       "by",
       "material",
       "accepted"
      ],
      "properties": {
       "kind": {
        "const": "word"
       },
       "at": {
        "$ref": "#/definitions/moment"
       },
       "by": {
        "type": "string"
       },
       "material": {
        "type": "string"
       },
       "accepted": {
        "type": "boolean"
       },
       "reason": {
        "type": "string"
       }
      }
     },
     {
      "title": "DecideStep",
      "description": "A reviewer decides the value of a fact with a reason.",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "kind",
       "at",
       "by",
       "fact",
       "value",
       "reason"
      ],
      "properties": {
       "kind": {
        "const": "decide"
       },
       "at": {
        "$ref": "#/definitions/moment"
       },
       "by": {
        "type": "string"
       },
       "fact": {
        "type": "string"
       },
       "value": {
        "type": [
         "string",
         "integer",
         "boolean",
         "array"
        ]
       },
       "reason": {
        "type": "string",
        "minLength": 1
       }
      }
     },
     {
      "title": "FillStep",
      "description": "A reviewer fills a section that is not the applicant's. Dates as in a save.",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "kind",
       "at",
       "by",
       "section"
      ],
      "properties": {
       "kind": {
        "const": "fill"
       },
       "at": {
        "$ref": "#/definitions/moment"
       },
       "by": {
        "type": "string"
       },
       "section": {
        "type": "string"
       },
       "like": {
        "$ref": "#/definitions/like"
       },
       "content": {
        "type": [
         "object",
         "array"
        ]
       }
      }
     },
     {
      "title": "TickStep",
      "description": "The applicant ticks off every open remark.",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "kind",
       "at",
       "by"
      ],
      "properties": {
       "kind": {
        "const": "tick"
       },
       "at": {
        "$ref": "#/definitions/moment"
       },
       "by": {
        "type": "string"
       },
       "reply": {
        "type": "string"
       }
      }
     },
     {
      "title": "ActStep",
      "description": "An action of the workflow; a typed confirmation is typed by the player.",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "kind",
       "at",
       "by",
       "action"
      ],
      "properties": {
       "kind": {
        "const": "act"
       },
       "at": {
        "$ref": "#/definitions/moment"
       },
       "by": {
        "type": "string"
       },
       "action": {
        "type": "string"
       },
       "comment": {
        "type": "string"
       },
       "internal": {
        "type": "string"
       },
       "remarks": {
        "type": "array",
        "items": {
         "title": "DemonstrationRemark",
         "type": "object",
         "additionalProperties": false,
         "required": [
          "at",
          "text"
         ],
         "properties": {
          "at": {
           "type": "string",
           "description": "Pointer of a field, /basics/profit, or /materials/licence."
          },
          "text": {
           "type": "string",
           "minLength": 1
          }
         }
        }
       }
      }
     }
    ]
   }
  }
 },
 "dictionary": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "dictionary.schema.json",
  "title": "Dictionary",
  "description": "Codes with names, as a list or a tree (cascade).",
  "type": "object",
  "additionalProperties": false,
  "required": [
   "title",
   "entries"
  ],
  "properties": {
   "$schema": {
    "type": "string"
   },
   "title": {
    "type": "string"
   },
   "edition": {
    "type": "string",
    "description": "Which edition of the standard, stored with the answer's meaning."
   },
   "note": {
    "type": "string"
   },
   "selectable": {
    "enum": [
     "leaf",
     "any"
    ]
   },
   "entries": {
    "type": "array",
    "items": {
     "$ref": "#/definitions/entry"
    }
   }
  },
  "definitions": {
   "entry": {
    "title": "DictionaryEntry",
    "type": "object",
    "additionalProperties": false,
    "required": [
     "code",
     "name"
    ],
    "properties": {
     "code": {
      "type": "string",
      "minLength": 1
     },
     "name": {
      "type": "string",
      "minLength": 1
     },
     "children": {
      "type": "array",
      "items": {
       "$ref": "#/definitions/entry"
      }
     }
    }
   }
  }
 },
 "eligibility": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "eligibility.schema.json",
  "title": "Eligibility",
  "description": "The rules of one stage.",
  "type": "object",
  "additionalProperties": false,
  "required": [
   "rules"
  ],
  "properties": {
   "$schema": {
    "type": "string"
   },
   "rules": {
    "type": "array",
    "maxItems": 200,
    "items": {
     "title": "EligibilityRule",
     "type": "object",
     "additionalProperties": false,
     "required": [
      "name",
      "label",
      "severity",
      "conditions",
      "otherwise"
     ],
     "properties": {
      "name": {
       "type": "string",
       "pattern": "^[a-z][a-z0-9-]{0,59}$"
      },
      "label": {
       "type": "string",
       "minLength": 1,
       "description": "The requirement in plain words."
      },
      "clause": {
       "type": "string"
      },
      "severity": {
       "enum": [
        "block",
        "advise",
        "review"
       ],
       "description": "block 阻止提交, advise 提示, review 仅审核可见."
      },
      "applies": {
       "$ref": "condition.schema.json"
      },
      "conditions": {
       "$ref": "condition.schema.json"
      },
      "otherwise": {
       "type": "string",
       "minLength": 1,
       "description": "What is said when it is not met: what is wrong and what next."
      },
      "whenUnknown": {
       "type": "string",
       "description": "What is said while it is unknown, e.g. 在项目备案时核验."
      },
      "unknownBlocks": {
       "type": "boolean",
       "description": "An unknown outcome also blocks the action (default false)."
      },
      "invites": {
       "type": "string",
       "description": "The kind of account that is missing where the rule is not met: a link that opens its registration is offered to be sent on."
      },
      "selfCheck": {
       "type": "boolean"
      },
      "overridable": {
       "type": "array",
       "items": {
        "type": "string"
       },
       "description": "Roles that may settle or overrule it with a reason."
      }
     }
    }
   }
  }
 },
 "example": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "example.schema.json",
  "title": "Example",
  "description": "A case of the author: what is given, and what must come out.",
  "type": "object",
  "additionalProperties": false,
  "required": [
   "title",
   "stage",
   "given",
   "expect"
  ],
  "properties": {
   "$schema": {
    "type": "string"
   },
   "title": {
    "type": "string"
   },
   "note": {
    "type": "string"
   },
   "stage": {
    "type": "string"
   },
   "given": {
    "title": "ExampleGiven",
    "type": "object",
    "additionalProperties": false,
    "required": [
     "now"
    ],
    "properties": {
     "now": {
      "type": "string",
      "description": "The instant of the evaluation, ISO with offset."
     },
     "submittedAt": {
      "type": "string",
      "description": "The last submission."
     },
     "firstSubmittedAt": {
      "type": "string",
      "description": "The first submission; absent = submittedAt."
     },
     "state": {
      "type": "string",
      "description": "The declaration's state, for expected actions."
     },
     "organisation": {
      "type": "object",
      "description": "name, creditCode, district, contact …"
     },
     "answers": {
      "type": "object"
     },
     "earlier": {
      "type": "object",
      "description": "Answers of earlier stages, by stage."
     },
     "materials": {
      "type": "array",
      "items": {
       "type": "string"
      },
      "description": "Ids of the materials that are there; id#n for the row n."
     },
     "registers": {
      "type": "object",
      "description": "Rows by register; absent = never imported.",
      "additionalProperties": {
       "type": "array",
       "items": {
        "type": "object"
       }
      }
     },
     "id": {
      "type": "string",
      "description": "The declaration itself, as those below it name it in `parent`."
     },
     "parent": {
      "type": "string",
      "description": "The id of the declaration above this one; those of history say theirs likewise."
     },
     "history": {
      "type": "array",
      "items": {
       "type": "object"
      },
      "description": "Earlier declarations of the organisation: { stage, state, submittedAt, firstSubmittedAt, answers, amounts, granted: { result: { fen, at } }, programme, number, id, parent }; with programme those of another one."
     },
     "records": {
      "type": "object",
      "description": "What is on record of the declarations that are read, by stage, this one included.",
      "additionalProperties": {
       "$ref": "#/definitions/record"
      }
     },
     "related": {
      "type": "object",
      "description": "By fact of the kind related: the declarations of others that were found.",
      "additionalProperties": {
       "type": "array",
       "items": {
        "title": "ExampleRelated",
        "type": "object",
        "additionalProperties": false,
        "properties": {
         "number": {
          "type": "string"
         },
         "organisation": {
          "type": "string"
         },
         "state": {
          "type": "string"
         },
         "value": {
          "type": [
           "string",
           "integer",
           "boolean",
           "null"
          ],
          "description": "Of the field that is read; an amount in fen."
         }
        }
       }
      }
     },
     "steps": {
      "type": "array",
      "maxItems": 200,
      "description": "The steps that were taken, in their order: they give the state, how often actions were taken, and what is left of a limit that is resumed.",
      "items": {
       "title": "ExampleStep",
       "type": "object",
       "additionalProperties": false,
       "required": [
        "action",
        "at"
       ],
       "properties": {
        "action": {
         "type": "string"
        },
        "at": {
         "type": "string"
        }
       }
      }
     },
     "taken": {
      "type": "object",
      "description": "How often actions were taken, by id; absent = never.",
      "additionalProperties": {
       "type": "integer",
       "minimum": 0
      }
     },
     "pools": {
      "type": "object",
      "description": "By pool: what it leaves, as decimal text in its unit; or the other declarations, from which that is computed.",
      "additionalProperties": {
       "type": [
        "string",
        "array"
       ],
       "maxItems": 200,
       "items": {
        "title": "ExamplePoolMember",
        "type": "object",
        "additionalProperties": false,
        "required": [
         "state",
         "submittedAt"
        ],
        "properties": {
         "stage": {
          "type": "string",
          "description": "Absent = the stage of the example."
         },
         "state": {
          "type": "string"
         },
         "submittedAt": {
          "type": "string"
         },
         "firstSubmittedAt": {
          "type": "string",
          "description": "Absent = submittedAt."
         },
         "amounts": {
          "type": "object",
          "description": "Whole fen by result; what is absent is unknown.",
          "additionalProperties": {
           "type": "integer"
          }
         }
        }
       }
      }
     },
     "opinions": {
      "type": "object",
      "description": "Opinions that were given, by opinion: its outcome, or { outcome, fields }."
     },
     "decisions": {
      "type": "object",
      "description": "A reviewer's decisions: by rule name \"met\" | \"not met\"; by reviewer fact its value."
     }
    }
   },
   "expect": {
    "title": "ExampleExpectation",
    "type": "object",
    "additionalProperties": false,
    "properties": {
     "verdict": {
      "enum": [
       "met",
       "not met",
       "unknown"
      ]
     },
     "findings": {
      "type": "object",
      "additionalProperties": {
       "enum": [
        "met",
        "not met",
        "unknown",
        "not applicable"
       ]
      }
     },
     "problems": {
      "type": "array",
      "items": {
       "type": "string"
      },
      "description": "Pointers of the problems of the answers, exactly; absent = none."
     },
     "facts": {
      "type": "object",
      "description": "Values of facts, null = unknown."
     },
     "materials": {
      "title": "ExpectedMaterials",
      "type": "object",
      "additionalProperties": false,
      "properties": {
       "required": {
        "type": "array",
        "items": {
         "type": "string"
        }
       },
       "missing": {
        "type": "array",
        "items": {
         "type": "string"
        }
       },
       "items": {
        "type": "object",
        "description": "By material: what is asked of it, as far as it is named.",
        "additionalProperties": {
         "title": "ExpectedMaterial",
         "type": "object",
         "additionalProperties": false,
         "properties": {
          "need": {
           "enum": [
            "required",
            "recommended",
            "optional"
           ]
          },
          "help": {
           "type": "string",
           "description": "Words that its help must contain."
          },
          "stampedPrint": {
           "type": "boolean"
          },
          "maxMegabytes": {
           "type": "integer"
          },
          "maxFiles": {
           "type": "integer"
          },
          "minPages": {
           "type": "integer"
          }
         }
        }
       }
      }
     },
     "amounts": {
      "type": "object",
      "description": "Whole fen by result; null = unknown or a gap."
     },
     "sheet": {
      "type": "object",
      "description": "Row values as decimal text; null = unknown or a gap."
     },
     "actions": {
      "type": "object",
      "description": "By role: the ids of the actions that can be done now, needs included.",
      "additionalProperties": {
       "type": "array",
       "items": {
        "type": "string"
       }
      }
     },
     "steps": {
      "type": "object",
      "description": "By action: where it leads, as far as it is named.",
      "additionalProperties": {
       "title": "ExpectedStep",
       "type": "object",
       "additionalProperties": false,
       "properties": {
        "to": {
         "type": "string",
         "description": "The state that it leads to."
        },
        "asks": {
         "type": "array",
         "items": {
          "type": "string"
         },
         "description": "The needs that arise while acting: comment, remarks, typedConfirmation, unopened, remarksSettled."
        },
        "holder": {
         "type": [
          "string",
          "null"
         ],
         "description": "The role that acts next; null = nobody."
        },
        "due": {
         "type": [
          "string",
          "null"
         ],
         "description": "The last day for it, counted from the given instant; null = no limit."
        },
        "editable": {
         "enum": [
          "all",
          "remarks",
          null
         ]
        },
        "final": {
         "enum": [
          "positive",
          "negative",
          null
         ]
        },
        "reopens": {
         "type": "boolean",
         "description": "Whether a new declaration may be started after it."
        },
        "commentLength": {
         "type": [
          "integer",
          "null"
         ],
         "description": "How many characters the comment has at least."
        },
        "grants": {
         "type": "array",
         "items": {
          "type": "string"
         },
         "description": "The results that it grants."
        },
        "lowering": {
         "type": "boolean",
         "description": "Whether less may be granted than was computed."
        },
        "decision": {
         "enum": [
          "recover",
          "offset",
          "waive",
          null
         ],
         "description": "What it decides about a negative amount."
        },
        "mails": {
         "type": "array",
         "items": {
          "type": "string"
         },
         "description": "The mails that the step sends, as role:mail."
        },
        "registers": {
         "type": "array",
         "items": {
          "type": "object"
         },
         "description": "What it writes into registers: `$register`, `$from`, `$to` and the cells; `$ends` with the cells of the rows that it ends."
        }
       }
      }
     },
     "batches": {
      "type": "object",
      "description": "By kind of batch: whether this declaration could be a member, and its columns as exact text, null = unknown.",
      "additionalProperties": {
       "title": "ExpectedBatch",
       "type": "object",
       "additionalProperties": false,
       "properties": {
        "eligible": {
         "type": "boolean"
        },
        "columns": {
         "type": "object",
         "additionalProperties": {
          "type": [
           "string",
           "null"
          ]
         }
        }
       }
      }
     },
     "letters": {
      "type": "object",
      "description": "By letter: texts that it must contain.",
      "additionalProperties": {
       "type": "array",
       "items": {
        "type": "string"
       }
      }
     }
    }
   }
  },
  "definitions": {
   "record": {
    "title": "ExampleRecord",
    "type": "object",
    "additionalProperties": false,
    "properties": {
     "state": {
      "type": "string"
     },
     "submittedAt": {
      "type": "string"
     },
     "firstSubmittedAt": {
      "type": "string"
     },
     "amounts": {
      "type": "object",
      "description": "Whole fen by result, as of the last step.",
      "additionalProperties": {
       "type": "integer"
      }
     },
     "granted": {
      "type": "object",
      "description": "By result: what was granted.",
      "additionalProperties": {
       "$ref": "#/definitions/grant"
      }
     },
     "entered": {
      "type": "array",
      "description": "The states it entered, and when.",
      "items": {
       "title": "ExampleEntry",
       "type": "object",
       "additionalProperties": false,
       "required": [
        "state",
        "at"
       ],
       "properties": {
        "state": {
         "type": "string"
        },
        "at": {
         "type": "string"
        }
       }
      }
     },
     "payments": {
      "type": "array",
      "description": "What was paid, oldest first: the day, whole fen (negative = a correction), fen by part.",
      "items": {
       "title": "ExamplePayment",
       "type": "object",
       "additionalProperties": false,
       "required": [
        "on",
        "fen"
       ],
       "properties": {
        "on": {
         "type": "string"
        },
        "fen": {
         "type": "integer"
        },
        "parts": {
         "type": "object",
         "additionalProperties": {
          "type": "integer"
         }
        }
       }
      }
     }
    }
   },
   "grant": {
    "title": "ExampleGrant",
    "type": "object",
    "additionalProperties": false,
    "required": [
     "fen",
     "at"
    ],
    "properties": {
     "fen": {
      "type": "integer"
     },
     "at": {
      "type": "string"
     }
    }
   }
  }
 },
 "facts": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "facts.schema.json",
  "title": "FactsFile",
  "description": "Values that rules and formulas read besides the answers, and named conditions.",
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "$schema": {
    "type": "string"
   },
   "facts": {
    "type": "array",
    "maxItems": 300,
    "items": {
     "$ref": "#/definitions/fact"
    }
   },
   "conditions": {
    "type": "object",
    "description": "Named conditions, used by { \"condition\": name }.",
    "additionalProperties": {
     "$ref": "condition.schema.json"
    }
   },
   "pools": {
    "type": "array",
    "description": "Budgets that declarations share; a fact of kind pool reads what is left of one.",
    "maxItems": 50,
    "items": {
     "title": "Pool",
     "type": "object",
     "additionalProperties": false,
     "required": [
      "id",
      "label",
      "unit",
      "values",
      "order"
     ],
     "properties": {
      "id": {
       "type": "string",
       "pattern": "^[a-z][A-Za-z0-9]{0,39}$"
      },
      "label": {
       "type": "string"
      },
      "unit": {
       "enum": [
        "元",
        "万元"
       ]
      },
      "note": {
       "type": "string"
      },
      "clause": {
       "type": "string"
      },
      "values": {
       "type": "array",
       "description": "The amount; the last one in force counts.",
       "minItems": 1,
       "maxItems": 100,
       "items": {
        "title": "PoolAmount",
        "type": "object",
        "additionalProperties": false,
        "required": [
         "value"
        ],
        "properties": {
         "from": {
          "type": "string",
          "pattern": "^\\d{4}-\\d{2}-\\d{2}$",
          "description": "In force from this day on; absent = from the beginning."
         },
         "value": {
          "type": "string",
          "pattern": "^\\d{1,15}(\\.\\d{1,6})?$"
         },
         "clause": {
          "type": "string"
         }
        }
       }
      },
      "stage": {
       "type": "string",
       "description": "The stage whose declarations draw on it."
      },
      "states": {
       "type": "array",
       "minItems": 1,
       "items": {
        "type": "string"
       },
       "description": "The states in which a declaration reserves its amount."
      },
      "result": {
       "type": "string",
       "description": "The result of the stage's worksheet that is reserved."
      },
      "stages": {
       "type": "array",
       "description": "In place of stage, states and result: several stages whose declarations draw on it, each with its own.",
       "minItems": 1,
       "maxItems": 20,
       "items": {
        "title": "PoolStage",
        "type": "object",
        "additionalProperties": false,
        "required": [
         "stage",
         "states",
         "result"
        ],
        "properties": {
         "stage": {
          "type": "string"
         },
         "states": {
          "type": "array",
          "minItems": 1,
          "items": {
           "type": "string"
          }
         },
         "result": {
          "type": "string"
         }
        }
       }
      },
      "order": {
       "enum": [
        "submission",
        "pro-rata"
       ],
       "description": "submission = first come, first served, by time of submission; pro-rata = everybody the same share of what they ask."
      },
      "submission": {
       "enum": [
        "first",
        "last"
       ],
       "description": "Which submission gives the place in the order and the day of the amount: the first (default), or the last, so that a correction loses the place."
      }
     }
    }
   }
  },
  "definitions": {
   "fact": {
    "title": "FactDefinition",
    "oneOf": [
     {
      "title": "ExpressionFact",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "id",
       "label",
       "type",
       "kind",
       "formula"
      ],
      "properties": {
       "id": {
        "$ref": "#/definitions/id"
       },
       "label": {
        "type": "string"
       },
       "type": {
        "$ref": "#/definitions/type"
       },
       "unit": {
        "type": "string"
       },
       "stage": {
        "type": "string"
       },
       "clause": {
        "type": "string"
       },
       "kind": {
        "const": "expression"
       },
       "formula": {
        "type": "string",
        "maxLength": 2000
       },
       "over": {
        "type": "string",
        "description": "A section of rows of the form: the fact is read for each of its rows, like a field of it, and reads the fields of the row."
       },
       "options": {
        "$ref": "#/definitions/options"
       }
      }
     },
     {
      "title": "ConditionFact",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "id",
       "label",
       "kind",
       "conditions"
      ],
      "properties": {
       "id": {
        "$ref": "#/definitions/id"
       },
       "label": {
        "type": "string"
       },
       "type": {
        "const": "boolean"
       },
       "stage": {
        "type": "string"
       },
       "clause": {
        "type": "string"
       },
       "kind": {
        "const": "condition"
       },
       "over": {
        "type": "string",
        "description": "A section of rows of the form: the fact is read for each of its rows, like a field of it, and reads the fields of the row."
       },
       "conditions": {
        "$ref": "condition.schema.json"
       }
      }
     },
     {
      "title": "TableFact",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "id",
       "label",
       "type",
       "kind",
       "table"
      ],
      "properties": {
       "id": {
        "$ref": "#/definitions/id"
       },
       "label": {
        "type": "string"
       },
       "type": {
        "$ref": "#/definitions/type"
       },
       "unit": {
        "type": "string"
       },
       "stage": {
        "type": "string"
       },
       "clause": {
        "type": "string"
       },
       "kind": {
        "const": "table"
       },
       "table": {
        "type": "string",
        "description": "A decision table, by file name without .table.json."
       },
       "output": {
        "type": "string",
        "description": "Which output column; absent = the first."
       },
       "over": {
        "type": "string",
        "description": "A section of rows of the form: the fact is read for each of its rows, like a field of it, and reads the fields of the row."
       },
       "options": {
        "$ref": "#/definitions/options"
       }
      }
     },
     {
      "title": "RegisterFact",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "id",
       "label",
       "type",
       "kind",
       "register",
       "key"
      ],
      "properties": {
       "id": {
        "$ref": "#/definitions/id"
       },
       "label": {
        "type": "string"
       },
       "type": {
        "$ref": "#/definitions/type"
       },
       "unit": {
        "type": "string"
       },
       "stage": {
        "type": "string"
       },
       "clause": {
        "type": "string"
       },
       "kind": {
        "const": "register"
       },
       "register": {
        "type": "string"
       },
       "key": {
        "type": "string",
        "description": "The fact whose value is looked up, e.g. organisation.creditCode."
       },
       "asOf": {
        "type": "string",
        "description": "A date fact, or submittedAt; absent = the instant of the evaluation."
       },
       "returns": {
        "type": "string",
        "description": "A column; absent = whether a row exists (boolean)."
       },
       "over": {
        "type": "string",
        "description": "A section of rows of the form: the fact is read for each of its rows, where `key` is a field of the row."
       },
       "options": {
        "$ref": "#/definitions/options"
       }
      }
     },
     {
      "title": "HistoryFact",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "id",
       "label",
       "type",
       "kind",
       "stage",
       "aggregate"
      ],
      "properties": {
       "id": {
        "$ref": "#/definitions/id"
       },
       "label": {
        "type": "string"
       },
       "type": {
        "$ref": "#/definitions/type"
       },
       "unit": {
        "type": "string"
       },
       "clause": {
        "type": "string"
       },
       "kind": {
        "const": "history"
       },
       "stage": {
        "type": "string"
       },
       "states": {
        "type": "array",
        "items": {
         "type": "string"
        }
       },
       "programme": {
        "type": "string",
        "pattern": "^[a-z0-9][a-z0-9-]{1,59}$",
        "description": "Another programme of the same site, whose stage and states are meant; absent = this one."
       },
       "granted": {
        "type": "boolean",
        "description": "Only what was granted: declarations with a grant (of `of`, where it is named), at the instant of the grant; absent = declarations by their first submission."
       },
       "before": {
        "type": "string",
        "description": "A date fact, mostly firstSubmittedAt: only what was before it; while it is unknown, everything until now."
       },
       "since": {
        "type": "string",
        "description": "A date fact: only what was on that day or later."
       },
       "asOf": {
        "type": "string",
        "description": "The date fact that the period is counted back from; absent = that of `before`; what is not known yet counts as now."
       },
       "period": {
        "enum": [
         "year",
         "months",
         "all"
        ]
       },
       "months": {
        "type": "integer",
        "minimum": 1,
        "maximum": 240,
        "description": "With the period months: so many months back, the corresponding day included."
       },
       "years": {
        "type": "integer",
        "minimum": 1,
        "maximum": 20,
        "description": "With the period year: this year and those before it, so many in all; absent = 1."
       },
       "beside": {
        "type": "boolean",
        "description": "Only those that belong to the same declaration above as this one (stages with per parent)."
       },
       "below": {
        "type": "boolean",
        "description": "Only those that belong to this declaration itself."
       },
       "aggregate": {
        "enum": [
         "count",
         "sum",
         "last"
        ],
        "description": "last = the value of `of` in the one that was submitted last; unknown while there is none."
       },
       "of": {
        "type": "string",
        "description": "What is summed or read: a field key or an amount of the worksheet."
       }
      }
     },
     {
      "title": "MomentFact",
      "description": "When a declaration of a stage entered a state.",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "id",
       "label",
       "kind",
       "stage",
       "state"
      ],
      "properties": {
       "id": {
        "$ref": "#/definitions/id"
       },
       "label": {
        "type": "string"
       },
       "type": {
        "const": "date"
       },
       "clause": {
        "type": "string"
       },
       "kind": {
        "const": "moment"
       },
       "stage": {
        "type": "string",
        "description": "This stage or another one: the declaration that its facts are read from."
       },
       "state": {
        "type": "string"
       },
       "which": {
        "enum": [
         "first",
         "last"
        ],
        "description": "Of several entries; absent = last."
       }
      }
     },
     {
      "title": "PaymentFact",
      "description": "What was paid to a declaration, from the payment record of its batch alone.",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "id",
       "label",
       "type",
       "kind",
       "stage",
       "reads"
      ],
      "properties": {
       "id": {
        "$ref": "#/definitions/id"
       },
       "label": {
        "type": "string"
       },
       "type": {
        "enum": [
         "decimal",
         "date",
         "integer"
        ]
       },
       "unit": {
        "enum": [
         "元",
         "万元"
        ]
       },
       "clause": {
        "type": "string"
       },
       "kind": {
        "const": "payment"
       },
       "stage": {
        "type": "string",
        "description": "This stage or another one: the declaration that its facts are read from."
       },
       "reads": {
        "enum": [
         "amount",
         "firstDay",
         "lastDay",
         "count"
        ],
        "description": "The sum paid so far (0 before the first payment), the day of the first or the last payment (unknown before it), or how many there were."
       },
       "part": {
        "type": "string",
        "description": "With amount: only this part of the amount, as the batch splits it."
       }
      }
     },
     {
      "title": "RelatedFact",
      "description": "Declarations of other organisations that name this one, e.g. of the enterprise that a provider claims for.",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "id",
       "label",
       "type",
       "kind",
       "stage",
       "states",
       "match",
       "aggregate"
      ],
      "properties": {
       "id": {
        "$ref": "#/definitions/id"
       },
       "label": {
        "type": "string"
       },
       "type": {
        "enum": [
         "string",
         "integer",
         "decimal",
         "date"
        ]
       },
       "unit": {
        "type": "string"
       },
       "clause": {
        "type": "string"
       },
       "kind": {
        "const": "related"
       },
       "stage": {
        "type": "string",
        "description": "The stage of this programme whose declarations are looked through."
       },
       "states": {
        "type": "array",
        "minItems": 1,
        "items": {
         "type": "string"
        },
        "description": "Only declarations in these states; never drafts that were not handed in."
       },
       "match": {
        "title": "RelatedMatch",
        "type": "object",
        "additionalProperties": false,
        "required": [
         "field",
         "equals"
        ],
        "properties": {
         "field": {
          "type": "string",
          "description": "A field of theirs, outside rows."
         },
         "equals": {
          "type": "string",
          "description": "The fact of this declaration that it must equal: an answer outside rows, or organisation.creditCode and the like."
         }
        }
       },
       "aggregate": {
        "enum": [
         "count",
         "sum",
         "value"
        ],
        "description": "count; sum of `of`; or the value of `of` where exactly one declaration is found."
       },
       "of": {
        "type": "string",
        "description": "A field of theirs outside rows, or a result of their worksheet (as granted, else as of the last step)."
       }
      }
     },
     {
      "title": "PoolFact",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "id",
       "label",
       "type",
       "kind",
       "pool"
      ],
      "properties": {
       "id": {
        "$ref": "#/definitions/id"
       },
       "label": {
        "type": "string"
       },
       "type": {
        "$ref": "#/definitions/type"
       },
       "unit": {
        "type": "string"
       },
       "stage": {
        "type": "string"
       },
       "clause": {
        "type": "string"
       },
       "kind": {
        "const": "pool"
       },
       "pool": {
        "type": "string",
        "description": "A pool of this file: what is left of it for this declaration, in the unit of the fact."
       }
      }
     },
     {
      "title": "DeadlineFact",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "id",
       "label",
       "kind",
       "of"
      ],
      "properties": {
       "id": {
        "$ref": "#/definitions/id"
       },
       "label": {
        "type": "string"
       },
       "type": {
        "const": "boolean"
       },
       "stage": {
        "type": "string"
       },
       "clause": {
        "type": "string"
       },
       "kind": {
        "const": "deadline"
       },
       "of": {
        "type": "string",
        "description": "A date or instant fact, or now, submittedAt."
       },
       "notBefore": {
        "type": "string"
       },
       "before": {
        "type": "string",
        "description": "Exclusive."
       },
       "windows": {
        "type": "array",
        "description": "Instead of one window several, e.g. one per batch: within any of them.",
        "minItems": 1,
        "maxItems": 50,
        "items": {
         "title": "DeadlineWindow",
         "type": "object",
         "additionalProperties": false,
         "properties": {
          "notBefore": {
           "type": "string"
          },
          "before": {
           "type": "string",
           "description": "Exclusive."
          },
          "label": {
           "type": "string"
          }
         }
        }
       }
      }
     },
     {
      "title": "WorkdaysFact",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "id",
       "label",
       "kind",
       "from",
       "to"
      ],
      "properties": {
       "id": {
        "$ref": "#/definitions/id"
       },
       "label": {
        "type": "string"
       },
       "type": {
        "const": "integer"
       },
       "unit": {
        "type": "string"
       },
       "stage": {
        "type": "string"
       },
       "clause": {
        "type": "string"
       },
       "kind": {
        "const": "workdays"
       },
       "from": {
        "type": "string"
       },
       "to": {
        "type": "string"
       }
      }
     },
     {
      "title": "CountFact",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "id",
       "label",
       "kind",
       "over"
      ],
      "properties": {
       "id": {
        "$ref": "#/definitions/id"
       },
       "label": {
        "type": "string"
       },
       "type": {
        "const": "integer"
       },
       "unit": {
        "type": "string"
       },
       "stage": {
        "type": "string"
       },
       "clause": {
        "type": "string"
       },
       "kind": {
        "const": "count"
       },
       "over": {
        "type": "string",
        "description": "A section of rows."
       },
       "where": {
        "$ref": "condition.schema.json"
       }
      }
     },
     {
      "title": "ReviewerFact",
      "description": "Decided by a reviewer, with a reason; unknown until then.",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "id",
       "label",
       "type",
       "kind",
       "by"
      ],
      "properties": {
       "id": {
        "$ref": "#/definitions/id"
       },
       "label": {
        "type": "string"
       },
       "type": {
        "$ref": "#/definitions/type"
       },
       "unit": {
        "type": "string"
       },
       "stage": {
        "type": "string"
       },
       "clause": {
        "type": "string"
       },
       "kind": {
        "const": "reviewer"
       },
       "by": {
        "type": "array",
        "minItems": 1,
        "items": {
         "type": "string"
        }
       },
       "in": {
        "type": "array",
        "minItems": 1,
        "items": {
         "type": "string"
        },
        "description": "The states of its stage in which it is decided; absent = while one of the roles holds the declaration."
       },
       "public": {
        "type": "boolean",
        "description": "The applicant reads the value and its reason."
       },
       "places": {
        "type": "integer",
        "minimum": 0,
        "maximum": 8,
        "description": "Of a decimal: how many it may have; absent = 2."
       },
       "minimum": {
        "type": "string",
        "pattern": "^-?\\d{1,15}(\\.\\d{1,8})?$"
       },
       "maximum": {
        "type": "string",
        "pattern": "^-?\\d{1,15}(\\.\\d{1,8})?$"
       },
       "options": {
        "$ref": "#/definitions/options"
       }
      }
     },
     {
      "title": "OpinionFact",
      "description": "What an opinion of the stage's workflow came to, or a field of it; unknown until it is given.",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "id",
       "label",
       "type",
       "kind",
       "stage",
       "opinion"
      ],
      "properties": {
       "id": {
        "$ref": "#/definitions/id"
       },
       "label": {
        "type": "string"
       },
       "type": {
        "$ref": "#/definitions/type"
       },
       "unit": {
        "type": "string"
       },
       "stage": {
        "type": "string"
       },
       "clause": {
        "type": "string"
       },
       "kind": {
        "const": "opinion"
       },
       "opinion": {
        "type": "string"
       },
       "field": {
        "type": "string",
        "description": "A field of the opinion; absent = its outcome."
       },
       "options": {
        "$ref": "#/definitions/options"
       }
      }
     },
     {
      "title": "SheetFact",
      "description": "A row of the stage's worksheet.",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "id",
       "label",
       "type",
       "kind",
       "stage",
       "row"
      ],
      "properties": {
       "id": {
        "$ref": "#/definitions/id"
       },
       "label": {
        "type": "string"
       },
       "type": {
        "$ref": "#/definitions/type"
       },
       "unit": {
        "type": "string"
       },
       "stage": {
        "type": "string"
       },
       "clause": {
        "type": "string"
       },
       "kind": {
        "const": "sheet"
       },
       "row": {
        "type": "string",
        "description": "The row whose value it is."
       },
       "options": {
        "$ref": "#/definitions/options"
       }
      }
     }
    ]
   },
   "options": {
    "title": "FactOptions",
    "type": "array",
    "description": "The values it may have, with their names for people.",
    "minItems": 1,
    "maxItems": 200,
    "items": {
     "title": "FactOption",
     "type": "object",
     "additionalProperties": false,
     "required": [
      "const",
      "title"
     ],
     "properties": {
      "const": {
       "type": "string"
      },
      "title": {
       "type": "string",
       "minLength": 1
      }
     }
    }
   },
   "id": {
    "type": "string",
    "pattern": "^[a-z][A-Za-z0-9]{0,39}$"
   },
   "type": {
    "enum": [
     "string",
     "integer",
     "decimal",
     "boolean",
     "date",
     "list"
    ]
   }
  }
 },
 "form": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "form.schema.json",
  "title": "Form",
  "description": "The questions of one stage: sections (objects, or lists of rows), each with fields. A JSON Schema (draft 2020-12) within an allow-list of keywords.",
  "type": "object",
  "additionalProperties": false,
  "required": [
   "type",
   "title",
   "properties"
  ],
  "properties": {
   "$schema": {
    "type": "string"
   },
   "title": {
    "type": "string",
    "minLength": 1,
    "description": "The form's name, as printed on top of it."
   },
   "description": {
    "type": "string"
   },
   "type": {
    "const": "object"
   },
   "properties": {
    "type": "object",
    "description": "Sections by key, in order.",
    "minProperties": 1,
    "propertyNames": {
     "pattern": "^[a-z][A-Za-z0-9]{0,39}$"
    },
    "additionalProperties": {
     "$ref": "#/definitions/section"
    }
   },
   "required": {
    "type": "array",
    "items": {
     "type": "string"
    }
   }
  },
  "definitions": {
   "section": {
    "title": "Section",
    "oneOf": [
     {
      "$ref": "#/definitions/fieldSection"
     },
     {
      "$ref": "#/definitions/rowSection"
     }
    ]
   },
   "fieldSection": {
    "title": "FieldSection",
    "type": "object",
    "additionalProperties": false,
    "required": [
     "type",
     "title",
     "properties"
    ],
    "properties": {
     "type": {
      "const": "object"
     },
     "title": {
      "type": "string",
      "minLength": 1
     },
     "description": {
      "type": "string",
      "description": "Instructions shown above the section."
     },
     "clause": {
      "type": "string"
     },
     "by": {
      "type": "array",
      "minItems": 1,
      "items": {
       "type": "string"
      },
      "description": "Roles that fill it in place of the applicant, who only reads it."
     },
     "in": {
      "type": "array",
      "minItems": 1,
      "items": {
       "type": "string"
      },
      "description": "With `by`: the states in which it is filled."
     },
     "printed": {
      "type": "boolean",
      "description": "With `by`: it stands on the printed form as well."
     },
     "properties": {
      "$ref": "#/definitions/fields"
     },
     "required": {
      "type": "array",
      "items": {
       "type": "string"
      },
      "uniqueItems": true
     },
     "allOf": {
      "type": "array",
      "maxItems": 40,
      "items": {
       "$ref": "#/definitions/conditional"
      }
     }
    }
   },
   "rowSection": {
    "title": "RowSection",
    "type": "object",
    "additionalProperties": false,
    "required": [
     "type",
     "title",
     "items",
     "maxItems"
    ],
    "properties": {
     "type": {
      "const": "array"
     },
     "title": {
      "type": "string",
      "minLength": 1
     },
     "description": {
      "type": "string"
     },
     "clause": {
      "type": "string"
     },
     "by": {
      "type": "array",
      "minItems": 1,
      "items": {
       "type": "string"
      },
      "description": "Roles that fill it in place of the applicant, who only reads it."
     },
     "in": {
      "type": "array",
      "minItems": 1,
      "items": {
       "type": "string"
      },
      "description": "With `by`: the states in which it is filled."
     },
     "printed": {
      "type": "boolean",
      "description": "With `by`: it stands on the printed form as well."
     },
     "minItems": {
      "type": "integer",
      "minimum": 0,
      "maximum": 500
     },
     "maxItems": {
      "type": "integer",
      "minimum": 1,
      "maximum": 500
     },
     "uniqueBy": {
      "type": "array",
      "minItems": 1,
      "maxItems": 10,
      "uniqueItems": true,
      "items": {
       "type": "string"
      },
      "description": "Columns whose values together may stand in one row only; rows that lack one of them are not compared."
     },
     "default": {
      "type": "array",
      "minItems": 1,
      "maxItems": 500,
      "items": {
       "title": "GivenRow",
       "type": "object",
       "minProperties": 1,
       "additionalProperties": {}
      },
      "description": "Rows that stand there from the beginning: answers by field key."
     },
     "fixed": {
      "const": true,
      "description": "The rows of `default` are all there are: none is added, removed or moved, and their given answers stay."
     },
     "items": {
      "title": "Row",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "type",
       "properties"
      ],
      "properties": {
       "type": {
        "const": "object"
       },
       "title": {
        "type": "string"
       },
       "properties": {
        "$ref": "#/definitions/fields"
       },
       "required": {
        "type": "array",
        "items": {
         "type": "string"
        },
        "uniqueItems": true
       },
       "allOf": {
        "type": "array",
        "maxItems": 40,
        "items": {
         "$ref": "#/definitions/conditional"
        }
       }
      }
     }
    }
   },
   "conditional": {
    "title": "ConditionalFields",
    "description": "Fields that are asked only when another field of the section has a given answer.",
    "type": "object",
    "additionalProperties": false,
    "required": [
     "if",
     "then"
    ],
    "properties": {
     "if": {
      "title": "FieldCondition",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "properties",
       "required"
      ],
      "properties": {
       "properties": {
        "type": "object",
        "minProperties": 1,
        "additionalProperties": {
         "title": "FieldConditionTest",
         "type": "object",
         "additionalProperties": false,
         "minProperties": 1,
         "properties": {
          "const": {},
          "enum": {
           "type": "array",
           "minItems": 1
          },
          "contains": {
           "$ref": "#/definitions/choiceTest"
          },
          "not": {
           "title": "FieldConditionExclusion",
           "type": "object",
           "additionalProperties": false,
           "minProperties": 1,
           "properties": {
            "const": {},
            "enum": {
             "type": "array",
             "minItems": 1
            },
            "contains": {
             "$ref": "#/definitions/choiceTest"
            }
           }
          }
         }
        }
       },
       "required": {
        "type": "array",
        "minItems": 1,
        "items": {
         "type": "string"
        }
       }
      }
     },
     "then": {
      "$ref": "#/definitions/conditionalPart"
     },
     "else": {
      "$ref": "#/definitions/conditionalPart"
     }
    }
   },
   "choiceTest": {
    "title": "ChoiceTest",
    "description": "For a field of several choices: one of its choices is this one, or any of these.",
    "type": "object",
    "additionalProperties": false,
    "minProperties": 1,
    "maxProperties": 1,
    "properties": {
     "const": {
      "type": "string"
     },
     "enum": {
      "type": "array",
      "minItems": 1,
      "items": {
       "type": "string"
      }
     }
    }
   },
   "conditionalPart": {
    "title": "ConditionalPart",
    "type": "object",
    "additionalProperties": false,
    "properties": {
     "properties": {
      "$ref": "#/definitions/fields"
     },
     "required": {
      "type": "array",
      "items": {
       "type": "string"
      },
      "uniqueItems": true
     }
    }
   },
   "fields": {
    "title": "Fields",
    "type": "object",
    "minProperties": 1,
    "maxProperties": 300,
    "propertyNames": {
     "pattern": "^[a-z][A-Za-z0-9]{0,39}$"
    },
    "additionalProperties": {
     "$ref": "#/definitions/field"
    }
   },
   "field": {
    "title": "Field",
    "description": "One question. Keys are immutable and unique within the stage; the title is what people read.",
    "type": "object",
    "additionalProperties": false,
    "required": [
     "type",
     "title"
    ],
    "properties": {
     "type": {
      "enum": [
       "string",
       "integer",
       "boolean",
       "array"
      ]
     },
     "title": {
      "type": "string",
      "minLength": 1
     },
     "description": {
      "type": "string",
      "description": "Help below the field."
     },
     "clause": {
      "type": "string",
      "description": "The clause that asks for it."
     },
     "format": {
      "enum": [
       "date",
       "credit-code",
       "mobile",
       "telephone",
       "email",
       "bank-account",
       "url"
      ],
      "description": "A checked kind of text."
     },
     "minLength": {
      "type": "integer",
      "minimum": 0
     },
     "maxLength": {
      "type": "integer",
      "minimum": 1,
      "maximum": 20000
     },
     "pattern": {
      "type": "string",
      "maxLength": 500
     },
     "message": {
      "type": "string",
      "description": "What is said when pattern does not hold."
     },
     "decimal": {
      "title": "DecimalKeyword",
      "description": "The text is an exact decimal number.",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "places"
      ],
      "properties": {
       "places": {
        "type": "integer",
        "minimum": 0,
        "maximum": 8
       },
       "minimum": {
        "type": "string",
        "pattern": "^-?\\d+(\\.\\d+)?$"
       },
       "maximum": {
        "type": "string",
        "pattern": "^-?\\d+(\\.\\d+)?$"
       }
      }
     },
     "unit": {
      "type": "string",
      "description": "万元, 元, %, 天, 人 …"
     },
     "minimum": {
      "type": "integer"
     },
     "maximum": {
      "type": "integer"
     },
     "enum": {
      "type": "array",
      "minItems": 1,
      "maxItems": 500,
      "items": {
       "type": "string"
      }
     },
     "oneOf": {
      "type": "array",
      "minItems": 1,
      "maxItems": 500,
      "items": {
       "$ref": "#/definitions/option"
      }
     },
     "const": {
      "type": [
       "string",
       "integer",
       "boolean"
      ],
      "description": "The only answer accepted, for a consent or a commitment."
     },
     "items": {
      "title": "Choice",
      "description": "For several choices (type array).",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "type",
       "oneOf"
      ],
      "properties": {
       "type": {
        "const": "string"
       },
       "oneOf": {
        "type": "array",
        "minItems": 1,
        "maxItems": 200,
        "items": {
         "$ref": "#/definitions/option"
        }
       }
      }
     },
     "uniqueItems": {
      "const": true
     },
     "minItems": {
      "type": "integer",
      "minimum": 0
     },
     "maxItems": {
      "type": "integer",
      "minimum": 1,
      "maximum": 200
     },
     "dictionary": {
      "type": "string",
      "description": "A dictionary of the programme or site; the answer is the code of one of its entries."
     },
     "default": {},
     "from": {
      "type": "string",
      "description": "Where the first value comes from: organisation.name, organisation.creditCode, organisation.district … or stage.key of an earlier stage."
     },
     "locked": {
      "type": "boolean",
      "description": "Filled from `from` and not editable here."
     },
     "selfCheck": {
      "type": "boolean",
      "description": "Asked in the self-check without login."
     },
     "printed": {
      "type": "boolean",
      "description": "False keeps it off the printed form (and a change of it keeps the stamp valid)."
     },
     "withheldFrom": {
      "type": "array",
      "items": {
       "type": "string"
      },
      "description": "Roles that do not see it."
     },
     "maskedFor": {
      "type": "array",
      "minItems": 1,
      "uniqueItems": true,
      "items": {
       "type": "string"
      },
      "description": "Roles that see its last four characters alone, of free text or a text of a format other than a date; whoever files it sees it whole while it may be edited and on paper, whoever pays in the payment."
     },
     "evidence": {
      "type": "string",
      "description": "The material that proves it."
     }
    }
   },
   "option": {
    "title": "Option",
    "type": "object",
    "additionalProperties": false,
    "required": [
     "const",
     "title"
    ],
    "properties": {
     "const": {
      "type": "string"
     },
     "title": {
      "type": "string",
      "minLength": 1
     },
     "description": {
      "type": "string"
     }
    }
   }
  }
 },
 "materials": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "materials.schema.json",
  "title": "Materials",
  "description": "The checklist of one stage.",
  "type": "object",
  "additionalProperties": false,
  "required": [
   "materials"
  ],
  "properties": {
   "$schema": {
    "type": "string"
   },
   "title": {
    "type": "string",
    "description": "Name of the checklist, e.g. 证明材料."
   },
   "note": {
    "type": "string"
   },
   "materials": {
    "type": "array",
    "maxItems": 100,
    "items": {
     "title": "Material",
     "type": "object",
     "additionalProperties": false,
     "required": [
      "id",
      "title",
      "need"
     ],
     "properties": {
      "id": {
       "type": "string",
       "pattern": "^[a-z][a-zA-Z0-9]{0,39}$"
      },
      "title": {
       "type": "string",
       "minLength": 1
      },
      "help": {
       "type": "string"
      },
      "clause": {
       "type": "string"
      },
      "need": {
       "enum": [
        "required",
        "recommended",
        "optional"
       ],
       "description": "recommended = may follow later (容缺)."
      },
      "when": {
       "$ref": "condition.schema.json"
      },
      "whenReason": {
       "type": "string",
       "description": "Why it is asked, shown with it: 因为您选择了…"
      },
      "variants": {
       "type": "array",
       "description": "Other words for the requirement under a condition; the first that holds is shown.",
       "items": {
        "title": "MaterialVariant",
        "type": "object",
        "additionalProperties": false,
        "required": [
         "when",
         "help"
        ],
        "properties": {
         "when": {
          "$ref": "condition.schema.json"
         },
         "help": {
          "type": "string"
         }
        }
       }
      },
      "oneOf": {
       "type": "string",
       "description": "Materials that share this word are alternatives: one of them is enough."
      },
      "forEach": {
       "type": "string",
       "description": "A section of rows: one material per row."
      },
      "stampedPrint": {
       "type": "boolean",
       "description": "The stamped scan of this stage's printed form."
      },
      "letter": {
       "type": "string",
       "description": "The letter that this material is the signed copy of."
      },
      "fromNamed": {
       "title": "FromNamed",
       "description": "Another organisation that the declaration names may upload it too.",
       "type": "object",
       "additionalProperties": false,
       "required": [
        "opinion"
       ],
       "properties": {
        "opinion": {
         "type": "string",
         "description": "An opinion with `names`: whoever gives it reads this material and, while the opinion may be given and the applicant has uploaded none, may upload one file, which counts when the applicant has confirmed it. A submission does not wait for it, every other step does."
        },
        "mail": {
         "type": "string",
         "description": "Mail to the applicant when a file was uploaded for it."
        }
       }
      },
      "maxMegabytes": {
       "type": "integer",
       "minimum": 1,
       "maximum": 100
      },
      "maxFiles": {
       "type": "integer",
       "minimum": 1,
       "maximum": 50
      },
      "attachments": {
       "enum": [
        "xml"
       ],
       "description": "Files inside a PDF that are accepted: xml = XML that is nothing but data, as electronic invoices carry it. Absent = none."
      },
      "minPages": {
       "type": "integer",
       "minimum": 1
      },
      "validity": {
       "type": "string",
       "description": "What the paper's date must be, in words."
      },
      "sample": {
       "type": "string",
       "description": "A letter or template that shows a filled sample."
      }
     }
    }
   }
  }
 },
 "programme": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "programme.schema.json",
  "title": "ProgrammeFile",
  "description": "A programme: what it is called, its stages, roles, letters, mails and registers.",
  "type": "object",
  "additionalProperties": false,
  "required": [
   "id",
   "title",
   "issuer",
   "roles",
   "stages"
  ],
  "properties": {
   "$schema": {
    "type": "string"
   },
   "id": {
    "type": "string",
    "pattern": "^[a-z0-9][a-z0-9-]{1,59}$"
   },
   "title": {
    "type": "string",
    "minLength": 1
   },
   "shortTitle": {
    "type": "string"
   },
   "issuer": {
    "type": "string",
    "minLength": 1
   },
   "documentNumber": {
    "type": "string"
   },
   "summary": {
    "type": "string"
   },
   "opening": {
    "title": "Opening",
    "description": "When declarations may be submitted; from inclusive, until exclusive; absent = from publication, without fixed end.",
    "type": "object",
    "additionalProperties": false,
    "properties": {
     "from": {
      "$ref": "#/definitions/instant"
     },
     "until": {
      "$ref": "#/definitions/instant"
     },
     "label": {
      "type": "string"
     }
    }
   },
   "highlights": {
    "type": "array",
    "description": "Blocks of the public page: who may apply, how much, what to prepare, how long.",
    "items": {
     "title": "Highlight",
     "type": "object",
     "additionalProperties": false,
     "required": [
      "title",
      "items"
     ],
     "properties": {
      "title": {
       "type": "string"
      },
      "clause": {
       "type": "string"
      },
      "items": {
       "type": "array",
       "items": {
        "type": "string"
       }
      }
     }
    }
   },
   "notes": {
    "type": "array",
    "items": {
     "type": "string"
    },
    "description": "Sentences shown on the public page and in the help."
   },
   "roles": {
    "type": "array",
    "minItems": 1,
    "items": {
     "title": "ProgrammeRole",
     "type": "object",
     "additionalProperties": false,
     "required": [
      "id",
      "label",
      "scope"
     ],
     "properties": {
      "id": {
       "type": "string",
       "pattern": "^[a-z][a-zA-Z0-9-]{0,39}$"
      },
      "label": {
       "type": "string"
      },
      "scope": {
       "enum": [
        "own",
        "district",
        "assigned",
        "all"
       ],
       "description": "own = the organisation's; district = its district's; assigned = what was assigned to it; all."
      },
      "withholds": {
       "type": "array",
       "items": {
        "enum": [
         "contacts",
         "bankAccount"
        ]
       },
       "description": "What this role never sees besides fields withheld from it."
      }
     }
    }
   },
   "stages": {
    "type": "array",
    "minItems": 1,
    "maxItems": 30,
    "items": {
     "title": "Stage",
     "type": "object",
     "additionalProperties": false,
     "required": [
      "id",
      "title",
      "by",
      "number"
     ],
     "properties": {
      "id": {
       "type": "string",
       "pattern": "^[a-z][a-zA-Z0-9]{0,39}$"
      },
      "title": {
       "type": "string"
      },
      "menu": {
       "type": "string",
       "description": "Its entry in the navigation; absent = the title."
      },
      "help": {
       "type": "string"
      },
      "by": {
       "type": "string",
       "description": "The role that files it."
      },
      "opens": {
       "type": "array",
       "minItems": 1,
       "items": {
        "type": "string"
       },
       "description": "With per parent: these roles open it, for one declaration of `parent` or for many at once; the applicant cannot. It begins in a state that one of them holds."
      },
      "per": {
       "enum": [
        "organisation",
        "many",
        "parent"
       ],
       "description": "organisation = one live declaration each (default); many; parent = any number below one declaration of `parent`."
      },
      "parent": {
       "type": "string",
       "description": "With per parent: the stage of the declaration that it belongs to; chosen at the start where there are several."
      },
      "atMost": {
       "type": "integer",
       "minimum": 1,
       "maximum": 1000,
       "description": "With per parent: so many declarations below one; absent = any number."
      },
      "waitsFor": {
       "type": "array",
       "items": {
        "title": "StageWait",
        "type": "object",
        "additionalProperties": false,
        "required": [
         "stage",
         "states",
         "message"
        ],
        "properties": {
         "stage": {
          "type": "string"
         },
         "states": {
          "type": "array",
          "minItems": 1,
          "items": {
           "type": "string"
          }
         },
         "message": {
          "type": "string",
          "description": "What is said until then."
         }
        }
       }
      },
      "opening": {
       "title": "StageOpening",
       "type": "object",
       "additionalProperties": false,
       "properties": {
        "from": {
         "$ref": "#/definitions/instant"
        },
        "until": {
         "$ref": "#/definitions/instant"
        }
       }
      },
      "number": {
       "type": "string",
       "description": "Pattern of the number: ENT-{year}-{serial}."
      },
      "clause": {
       "type": "string"
      },
      "worksheet": {
       "type": "string",
       "description": "The worksheet evaluated for it, by file name without .worksheet.json."
      }
     }
    }
   },
   "letters": {
    "type": "array",
    "items": {
     "title": "Letter",
     "type": "object",
     "additionalProperties": false,
     "required": [
      "id",
      "title",
      "template"
     ],
     "properties": {
      "id": {
       "type": "string",
       "pattern": "^[a-z][a-zA-Z0-9-]{0,59}$"
      },
      "title": {
       "type": "string"
      },
      "template": {
       "type": "string",
       "description": "File in templates/, e.g. commitment-letter.hbs."
      },
      "stage": {
       "type": "string"
      },
      "batch": {
       "type": "string",
       "description": "The kind of batch that it is about, in place of a stage; `states` are then those of the batch."
      },
      "profile": {
       "enum": [
        "official",
        "form"
       ],
       "description": "official = GB/T 9704 page; form = compact page."
      },
      "copies": {
       "type": "integer",
       "minimum": 1,
       "maximum": 9
      },
      "by": {
       "type": "array",
       "items": {
        "type": "string"
       },
       "description": "Roles that may print it."
      },
      "states": {
       "type": "array",
       "items": {
        "type": "string"
       },
       "description": "States in which it may be printed; absent = every."
      },
      "parties": {
       "type": "object",
       "description": "Who else the letter is about, by the name under which its template reads them (provider, …).",
       "propertyNames": {
        "pattern": "^[a-z][a-zA-Z0-9]{0,39}$"
       },
       "additionalProperties": {
        "title": "LetterParty",
        "description": "Which field holds what is said of this party: a key of the letter's stage, or stage.key.",
        "type": "object",
        "additionalProperties": false,
        "required": [
         "name"
        ],
        "properties": {
         "label": {
          "type": "string",
          "description": "What this party is called where templates are written, e.g. 乙方."
         },
         "name": {
          "type": "string"
         },
         "creditCode": {
          "type": "string"
         },
         "contact": {
          "type": "string"
         },
         "mobile": {
          "type": "string"
         },
         "email": {
          "type": "string"
         },
         "address": {
          "type": "string"
         }
        }
       }
      },
      "clause": {
       "type": "string"
      }
     }
    }
   },
   "mails": {
    "type": "array",
    "items": {
     "title": "Mail",
     "type": "object",
     "additionalProperties": false,
     "required": [
      "id",
      "subject",
      "template"
     ],
     "properties": {
      "id": {
       "type": "string",
       "pattern": "^[a-z][a-zA-Z0-9-]{0,59}$"
      },
      "subject": {
       "type": "string"
      },
      "template": {
       "type": "string",
       "description": "File in templates/, e.g. mail/returned.hbs."
      }
     }
    }
   },
   "remarkTemplates": {
    "type": "array",
    "items": {
     "type": "string"
    },
    "description": "Ready sentences for remarks."
   },
   "parameters": {
    "type": "object",
    "description": "Links and numbers shown to people, by key (e.g. evaluationSite).",
    "additionalProperties": {
     "type": "string"
    }
   },
   "publication": {
    "title": "PublicationPolicy",
    "type": "object",
    "additionalProperties": false,
    "properties": {
     "secondPerson": {
      "type": "boolean"
     }
    }
   }
  },
  "definitions": {
   "instant": {
    "type": "string",
    "pattern": "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2})?\\+08:00$",
    "description": "An instant in Asia/Shanghai, e.g. 2024-12-05T00:00+08:00."
   }
  }
 },
 "registers": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "registers.schema.json",
  "title": "RegistersFile",
  "description": "The dated lists that this programme reads.",
  "type": "object",
  "additionalProperties": false,
  "required": [
   "registers"
  ],
  "properties": {
   "$schema": {
    "type": "string"
   },
   "registers": {
    "type": "array",
    "items": {
     "title": "RegisterDefinition",
     "type": "object",
     "additionalProperties": false,
     "required": [
      "id",
      "label",
      "key",
      "columns"
     ],
     "properties": {
      "id": {
       "type": "string",
       "pattern": "^[a-z][A-Za-z0-9]{0,39}$"
      },
      "label": {
       "type": "string"
      },
      "note": {
       "type": "string"
      },
      "key": {
       "type": "string",
       "description": "The column that rows are looked up by."
      },
      "columns": {
       "type": "array",
       "minItems": 1,
       "items": {
        "title": "RegisterColumn",
        "type": "object",
        "additionalProperties": false,
        "required": [
         "id",
         "label",
         "type"
        ],
        "properties": {
         "id": {
          "type": "string"
         },
         "label": {
          "type": "string"
         },
         "type": {
          "enum": [
           "string",
           "integer",
           "decimal",
           "boolean",
           "date"
          ]
         },
         "unit": {
          "type": "string"
         },
         "format": {
          "enum": [
           "credit-code"
          ],
          "description": "Of text: what an import checks beyond the type."
         },
         "required": {
          "type": "boolean"
         }
        }
       }
      }
     }
    }
   }
  }
 },
 "site": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "site.schema.json",
  "title": "SiteFile",
  "description": "What precedes any programme: names, districts, account kinds, registration, menus, account mails, telephones.",
  "type": "object",
  "additionalProperties": false,
  "required": [
   "name",
   "owner",
   "districts",
   "accountKinds",
   "registration",
   "consent",
   "support",
   "mails"
  ],
  "properties": {
   "$schema": {
    "type": "string"
   },
   "name": {
    "type": "string"
   },
   "shortName": {
    "type": "string"
   },
   "programmes": {
    "type": "array",
    "uniqueItems": true,
    "items": {
     "type": "string",
     "pattern": "^[a-z0-9][a-z0-9-]{0,59}$"
    },
    "description": "The programmes in the folders that are published at the first start; absent = all of them."
   },
   "masthead": {
    "type": "string",
    "description": "The line above the name."
   },
   "owner": {
    "type": "string"
   },
   "ownerTelephone": {
    "type": "string"
   },
   "districtLabel": {
    "type": "string",
    "description": "What a district is called, e.g. 所属区县."
   },
   "districts": {
    "type": "array",
    "minItems": 1,
    "items": {
     "title": "District",
     "type": "object",
     "additionalProperties": false,
     "required": [
      "id",
      "name"
     ],
     "properties": {
      "id": {
       "type": "string",
       "pattern": "^[a-z][a-z0-9-]{0,39}$"
      },
      "name": {
       "type": "string"
      },
      "office": {
       "type": "string"
      },
      "telephone": {
       "type": "string"
      },
      "regionCode": {
       "type": "string"
      },
      "note": {
       "type": "string"
      }
     }
    }
   },
   "accountKinds": {
    "type": "array",
    "minItems": 1,
    "items": {
     "title": "AccountKind",
     "description": "A kind of organisation that registers itself.",
     "type": "object",
     "additionalProperties": false,
     "required": [
      "id",
      "label",
      "entrance"
     ],
     "properties": {
      "id": {
       "type": "string",
       "description": "Also the role of its accounts."
      },
      "label": {
       "type": "string"
      },
      "entrance": {
       "type": "string",
       "description": "Text of its entrance on the home page."
      },
      "description": {
       "type": "string"
      },
      "menu": {
       "type": "array",
       "description": "Its navigation, in order.",
       "items": {
        "title": "MenuEntry",
        "type": "object",
        "additionalProperties": false,
        "required": [
         "label",
         "to"
        ],
        "properties": {
         "label": {
          "type": "string"
         },
         "to": {
          "type": "string",
          "description": "home, todo, materials, help, or stage:<id>"
         }
        }
       }
      }
     }
    }
   },
   "staffEntrance": {
    "type": "string"
   },
   "staffRoles": {
    "type": "array",
    "description": "Roles of the site itself: administrator publishes policy, operator runs the site.",
    "items": {
     "title": "StaffRole",
     "type": "object",
     "additionalProperties": false,
     "required": [
      "id",
      "label"
     ],
     "properties": {
      "id": {
       "enum": [
        "administrator",
        "operator"
       ]
      },
      "label": {
       "type": "string"
      }
     }
    }
   },
   "registration": {
    "title": "Registration",
    "description": "The registration form: the fields name, creditCode, district, contact, mobile, email, with the site's titles and hints.",
    "type": "object",
    "additionalProperties": false,
    "required": [
     "title",
     "fields"
    ],
    "properties": {
     "title": {
      "type": "string"
     },
     "fields": {
      "type": "array",
      "items": {
       "title": "RegistrationField",
       "type": "object",
       "additionalProperties": false,
       "required": [
        "key",
        "title"
       ],
       "properties": {
        "key": {
         "enum": [
          "creditCode",
          "name",
          "district",
          "contact",
          "mobile",
          "email"
         ]
        },
        "title": {
         "type": "string"
        },
        "hint": {
         "type": "string"
        }
       }
      }
     }
    }
   },
   "consent": {
    "title": "Consent",
    "type": "object",
    "additionalProperties": false,
    "required": [
     "label",
     "template",
     "version"
    ],
    "properties": {
     "label": {
      "type": "string"
     },
     "template": {
      "type": "string"
     },
     "version": {
      "type": "string"
     }
    }
   },
   "support": {
    "title": "Support",
    "type": "object",
    "additionalProperties": false,
    "required": [
     "hours"
    ],
    "properties": {
     "telephone": {
      "type": "string"
     },
     "hours": {
      "type": "string"
     },
     "note": {
      "type": "string"
     }
    }
   },
   "footer": {
    "type": "array",
    "items": {
     "type": "string"
    }
   },
   "mails": {
    "type": "array",
    "items": {
     "title": "SiteMail",
     "type": "object",
     "additionalProperties": false,
     "required": [
      "id",
      "subject",
      "template"
     ],
     "properties": {
      "id": {
       "enum": [
        "account-created",
        "password-reset",
        "account-recovered",
        "district-changed",
        "email-changed",
        "declaration-moved",
        "declaration-moved-back"
       ]
      },
      "subject": {
       "type": "string"
      },
      "template": {
       "type": "string"
      }
     }
    }
   },
   "publication": {
    "title": "SitePublication",
    "type": "object",
    "additionalProperties": false,
    "properties": {
     "secondPerson": {
      "type": "boolean",
      "description": "One administrator proposes, another publishes: the site and every programme."
     }
    }
   },
   "passwordHours": {
    "type": "integer",
    "minimum": 1,
    "maximum": 72,
    "description": "How long a mailed password is valid."
   }
  }
 },
 "table": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "table.schema.json",
  "title": "DecisionTable",
  "description": "A decision table: rows of unary tests over inputs, giving outputs.",
  "type": "object",
  "additionalProperties": false,
  "required": [
   "title",
   "hit",
   "inputs",
   "outputs",
   "rows"
  ],
  "properties": {
   "$schema": {
    "type": "string"
   },
   "title": {
    "type": "string"
   },
   "hit": {
    "enum": [
     "unique",
     "first"
    ]
   },
   "inputs": {
    "type": "array",
    "minItems": 1,
    "items": {
     "title": "TableInput",
     "type": "object",
     "additionalProperties": false,
     "required": [
      "id"
     ],
     "properties": {
      "id": {
       "type": "string",
       "description": "A fact or worksheet row; for lookup(), the name of the argument."
      },
      "label": {
       "type": "string"
      },
      "type": {
       "enum": [
        "string",
        "integer",
        "decimal",
        "boolean",
        "date"
       ]
      },
      "unit": {
       "type": "string"
      }
     }
    }
   },
   "outputs": {
    "type": "array",
    "minItems": 1,
    "items": {
     "title": "TableOutput",
     "type": "object",
     "additionalProperties": false,
     "required": [
      "id",
      "type"
     ],
     "properties": {
      "id": {
       "type": "string"
      },
      "label": {
       "type": "string"
      },
      "type": {
       "enum": [
        "string",
        "integer",
        "decimal",
        "boolean",
        "date"
       ]
      },
      "unit": {
       "type": "string"
      }
     }
    }
   },
   "incomplete": {
    "type": "string",
    "description": "Why a case without a row is possible; absent = a gap is a compile problem."
   },
   "rows": {
    "type": "array",
    "minItems": 1,
    "maxItems": 2000,
    "items": {
     "title": "TableRow",
     "type": "object",
     "additionalProperties": false,
     "required": [
      "when",
      "then"
     ],
     "properties": {
      "when": {
       "type": "array",
       "items": {
        "type": "string"
       },
       "description": "One unary test per input: >= 3, 2024, 小型, 微型, [2024-01-01..2024-12-31], -"
      },
      "then": {
       "type": "array",
       "items": {
        "type": "string"
       }
      },
      "clause": {
       "type": "string"
      }
     }
    }
   }
  }
 },
 "ui": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "ui.schema.json",
  "title": "FormLayout",
  "description": "How one stage's form looks on screen, in lists and on paper.",
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "$schema": {
    "type": "string"
   },
   "fields": {
    "type": "object",
    "description": "By field key.",
    "additionalProperties": {
     "title": "FieldLayout",
     "type": "object",
     "additionalProperties": false,
     "properties": {
      "widget": {
       "enum": [
        "text",
        "textarea",
        "radio",
        "select",
        "checkboxes",
        "cascader",
        "date",
        "switch",
        "decimal",
        "integer"
       ]
      },
      "span": {
       "enum": [
        3,
        4,
        6,
        8,
        9,
        12
       ],
       "description": "Width on screen, of 12 columns."
      },
      "printSpan": {
       "enum": [
        3,
        4,
        6,
        8,
        9,
        12
       ],
       "description": "Width on paper, of 12 columns."
      },
      "placeholder": {
       "type": "string"
      },
      "rows": {
       "type": "integer",
       "minimum": 2,
       "maximum": 20
      },
      "search": {
       "title": "FieldSearch",
       "description": "Whoever fills in a text looks in a register, as of today: rows are offered in which the words stand, the one that is taken fills this and other fields.",
       "type": "object",
       "additionalProperties": false,
       "required": [
        "register",
        "column",
        "otherwise"
       ],
       "properties": {
        "register": {
         "type": "string",
         "description": "The register that is searched."
        },
        "column": {
         "type": "string",
         "description": "The column that becomes the answer."
        },
        "fills": {
         "type": "object",
         "description": "Other texts of the section, by key, with the column that becomes their answer.",
         "additionalProperties": {
          "type": "string"
         }
        },
        "otherwise": {
         "type": "string",
         "minLength": 1,
         "description": "What is said where no row is found."
        },
        "invites": {
         "type": "string",
         "description": "The role of organisations whose registration is then offered as a link to be sent on."
        }
       }
      }
     }
    }
   },
   "sections": {
    "type": "object",
    "description": "By section key.",
    "additionalProperties": {
     "title": "SectionLayout",
     "type": "object",
     "additionalProperties": false,
     "properties": {
      "order": {
       "type": "array",
       "items": {
        "type": "string"
       }
      },
      "addLabel": {
       "type": "string",
       "description": "Text of the button that adds a row."
      },
      "links": {
       "type": "array",
       "items": {
        "title": "SectionLink",
        "type": "object",
        "additionalProperties": false,
        "required": [
         "label",
         "href"
        ],
        "properties": {
         "label": {
          "type": "string"
         },
         "href": {
          "type": "string",
          "pattern": "^(https?://|\\{[a-z][A-Za-z0-9]{0,39}\\}$)",
          "description": "An address, or {key} for a parameter of programme.json."
         }
        }
       }
      }
     }
    }
   },
   "columns": {
    "type": "array",
    "description": "Columns of the stage's list, in order: a field key, or @name, @creditCode, @district, @state, @number, @submittedAt, @dueAt.",
    "items": {
     "title": "ListColumn",
     "type": "object",
     "additionalProperties": false,
     "required": [
      "field"
     ],
     "properties": {
      "field": {
       "type": "string"
      },
      "label": {
       "type": "string"
      },
      "sortable": {
       "type": "boolean"
      },
      "filter": {
       "type": "boolean"
      }
     }
    }
   },
   "shown": {
    "type": "array",
    "description": "Facts from records that stand read-only beside the form, also for the applicant; never printed.",
    "maxItems": 10,
    "items": {
     "title": "ShownFacts",
     "type": "object",
     "additionalProperties": false,
     "required": [
      "title",
      "facts"
     ],
     "properties": {
      "title": {
       "type": "string"
      },
      "facts": {
       "type": "array",
       "minItems": 1,
       "maxItems": 20,
       "items": {
        "type": "string"
       },
       "description": "Facts of the kinds payment, moment and history."
      },
      "note": {
       "type": "string",
       "description": "Where they come from, in words."
      }
     }
    }
   },
   "print": {
    "title": "PrintLayout",
    "type": "object",
    "additionalProperties": false,
    "properties": {
     "title": {
      "type": "string"
     },
     "subtitle": {
      "type": "string"
     },
     "seal": {
      "type": "string",
      "description": "The words under the seal, e.g. 申报企业（公章）."
     },
     "declaration": {
      "type": "string",
      "description": "The sentence above the seal."
     },
     "signatures": {
      "type": "array",
      "items": {
       "type": "string"
      }
     },
     "template": {
      "type": "string",
      "description": "File in templates/ that is printed in place of the generated tables of the form, e.g. application-form.hbs."
     }
    }
   },
   "tabs": {
    "title": "Tabs",
    "type": "object",
    "additionalProperties": false,
    "properties": {
     "materials": {
      "type": "string"
     },
     "history": {
      "type": "string"
     }
    }
   }
  }
 },
 "workflow": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "workflow.schema.json",
  "title": "Workflow",
  "description": "The whitelist of one stage: states, and who may do what in which of them.",
  "type": "object",
  "additionalProperties": false,
  "required": [
   "initial",
   "states",
   "actions"
  ],
  "properties": {
   "$schema": {
    "type": "string"
   },
   "initial": {
    "type": "string"
   },
   "states": {
    "type": "array",
    "minItems": 2,
    "items": {
     "title": "WorkflowState",
     "type": "object",
     "additionalProperties": false,
     "required": [
      "id",
      "label",
      "tone"
     ],
     "properties": {
      "id": {
       "type": "string",
       "pattern": "^[a-z][a-z0-9-]{0,39}$"
      },
      "label": {
       "type": "string",
       "description": "The internal name."
      },
      "public": {
       "type": "string",
       "description": "The name the applicant reads; absent = label."
      },
      "tone": {
       "enum": [
        "neutral",
        "active",
        "attention",
        "success",
        "danger"
       ]
      },
      "holder": {
       "type": "string",
       "description": "The role that has to act; to-dos and the clock follow it."
      },
      "editable": {
       "enum": [
        "all",
        "remarks"
       ],
       "description": "The applicant may edit everything, or only what was remarked on; absent = nothing."
      },
      "within": {
       "title": "StateLimit",
       "type": "object",
       "additionalProperties": false,
       "properties": {
        "workingDays": {
         "type": "integer",
         "minimum": 1,
         "maximum": 250
        },
        "until": {
         "type": "string",
         "description": "In place of workingDays: the field outside rows whose date is the last day."
        },
        "reminders": {
         "type": "array",
         "description": "Mails about a limit that comes near, or that has passed.",
         "minItems": 1,
         "maxItems": 10,
         "items": {
          "title": "Reminder",
          "type": "object",
          "additionalProperties": false,
          "required": [
           "mail"
          ],
          "properties": {
           "mail": {
            "type": "string"
           },
           "to": {
            "type": "array",
            "minItems": 1,
            "items": {
             "type": "string"
            },
            "description": "Roles; absent = whoever holds the state."
           },
           "before": {
            "type": "integer",
            "minimum": 0,
            "maximum": 100,
            "description": "So many working days before the last day; 0 = on it."
           },
           "after": {
            "type": "integer",
            "minimum": 1,
            "maximum": 100,
            "description": "So many working days after the last day."
           }
          }
         }
        },
        "afterReturn": {
         "enum": [
          "restart",
          "resume"
         ],
         "description": "When the declaration comes back from the applicant: the whole time again (default), or what was left of it; the day of the return counts as used."
        },
        "clause": {
         "type": "string"
        }
       }
      },
      "final": {
       "enum": [
        "positive",
        "negative"
       ],
       "description": "No action leads out; negative also bars a new declaration of this stage."
      },
      "standing": {
       "type": "boolean",
       "description": "With a positive end: actions may still lead out of it when there is cause, such as a removal; nobody has to act."
      },
      "reopens": {
       "type": "boolean",
       "description": "With a negative end: a new declaration of this stage may be started all the same."
      },
      "clause": {
       "type": "string"
      },
      "help": {
       "type": "string",
       "description": "What the applicant reads about it: what happens now and next."
      }
     }
    }
   },
   "opinions": {
    "type": "array",
    "description": "What roles say about a declaration side by side; an opinion neither moves nor decides it.",
    "maxItems": 20,
    "items": {
     "title": "Opinion",
     "type": "object",
     "additionalProperties": false,
     "required": [
      "id",
      "label",
      "by",
      "in",
      "outcomes"
     ],
     "properties": {
      "id": {
       "type": "string",
       "pattern": "^[a-z][a-z0-9-]{0,39}$"
      },
      "label": {
       "type": "string",
       "minLength": 1
      },
      "help": {
       "type": "string",
       "description": "What the one who gives it reads."
      },
      "clause": {
       "type": "string"
      },
      "by": {
       "type": "array",
       "minItems": 1,
       "items": {
        "type": "string"
       },
       "description": "Any one of these roles gives it."
      },
      "in": {
       "type": "array",
       "minItems": 1,
       "items": {
        "type": "string"
       },
       "description": "The states in which it is asked for."
      },
      "required": {
       "type": "boolean",
       "description": "It is owed: it stands among the to-dos of its roles, and the need opinions waits for it."
      },
      "when": {
       "$ref": "condition.schema.json"
      },
      "within": {
       "$ref": "#/definitions/within"
      },
      "outcomes": {
       "type": "array",
       "description": "What it may come to.",
       "minItems": 1,
       "maxItems": 20,
       "items": {
        "title": "OpinionOutcome",
        "type": "object",
        "additionalProperties": false,
        "required": [
         "id",
         "label"
        ],
        "properties": {
         "id": {
          "type": "string",
          "pattern": "^[a-z][a-z0-9-]{0,39}$"
         },
         "label": {
          "type": "string",
          "minLength": 1
         },
         "tone": {
          "enum": [
           "neutral",
           "active",
           "attention",
           "success",
           "danger"
          ]
         },
         "reason": {
          "type": "boolean",
          "description": "With this outcome the text is required."
         }
        }
       }
      },
      "names": {
       "type": "string",
       "description": "A field outside rows with a credit code: the organisation that it names gives the opinion, and sees of the declaration nothing but `shows`. Its roles are then those of other organisations."
      },
      "shows": {
       "type": "array",
       "minItems": 1,
       "maxItems": 30,
       "items": {
        "type": "string"
       },
       "description": "With names: the fields outside rows that the named organisation reads."
      },
      "textLength": {
       "type": "integer",
       "minimum": 1,
       "maximum": 2000,
       "description": "How many characters its text has at least; absent = it may be left out."
      },
      "attachment": {
       "enum": [
        "optional",
        "required"
       ],
       "description": "A PDF belongs to it; absent = none."
      },
      "fields": {
       "$ref": "form.schema.json#/definitions/fieldSection"
      },
      "public": {
       "type": "boolean",
       "description": "The applicant reads it after the step."
      }
     }
    }
   },
   "actions": {
    "type": "array",
    "items": {
     "title": "WorkflowAction",
     "type": "object",
     "additionalProperties": false,
     "required": [
      "id",
      "label",
      "by",
      "from",
      "to",
      "kind"
     ],
     "properties": {
      "id": {
       "type": "string",
       "pattern": "^[a-z][a-z0-9-]{0,39}$"
      },
      "label": {
       "type": "string"
      },
      "kind": {
       "enum": [
        "submit",
        "withdraw",
        "approve",
        "return",
        "reject",
        "move"
       ],
       "description": "submit makes a revision; return carries remarks; reject is confirmed by typing."
      },
      "by": {
       "type": "array",
       "minItems": 1,
       "items": {
        "type": "string"
       },
       "description": "Roles; \"system\" for an automatic step; \"batch\" for what only a batch does to its members."
      },
      "at": {
       "type": "string",
       "pattern": "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2})?\\+08:00$",
       "description": "An automatic step is taken from this instant on; absent with `after` = as soon as its condition and needs hold."
      },
      "after": {
       "type": "integer",
       "minimum": 1,
       "maximum": 250,
       "description": "An automatic step is taken so many working days after the state was entered."
      },
      "despite": {
       "type": "array",
       "minItems": 1,
       "items": {
        "type": "string"
       },
       "description": "A special case: these rules do not stop the action, whatever their finding; it needs a written comment, and both are recorded."
      },
      "from": {
       "type": "array",
       "minItems": 1,
       "items": {
        "type": "string"
       }
      },
      "to": {
       "type": "string"
      },
      "when": {
       "$ref": "condition.schema.json"
      },
      "needs": {
       "type": "array",
       "items": {
        "enum": [
         "answers",
         "materials",
         "opinions",
         "eligibility",
         "stampedPrint",
         "comment",
         "remarks",
         "remarksSettled",
         "settledFindings",
         "unopened",
         "typedConfirmation",
         "programmeOpen"
        ]
       },
       "description": "answers: the form is valid, with the sections that the acting role fills; opinions: the opinions that are owed in this state; materials: checklist complete; eligibility: no blocking finding; stampedPrint: the printed revision is the current one; comment: a written opinion; remarks: at least one remark; remarksSettled: every remark ticked off; settledFindings: no finding unknown; unopened: not yet opened by the reviewer; typedConfirmation: the last four characters of the credit code; programmeOpen: within the opening."
      },
      "maxRounds": {
       "type": "integer",
       "minimum": 1,
       "maximum": 50,
       "description": "A return may be made so many times; then only the other actions remain."
      },
      "countsWith": {
       "type": "array",
       "minItems": 1,
       "items": {
        "type": "string"
       },
       "description": "Other returns that count towards maxRounds as well: the limit is of all of them together."
      },
      "grants": {
       "type": "array",
       "minItems": 1,
       "items": {
        "type": "string"
       },
       "description": "Results of the worksheet that this step grants: their amounts are recorded and stand from then on; an unknown amount, or a negative one without `decision`, refuses the step."
      },
      "lowering": {
       "type": "boolean",
       "description": "Whoever takes the step may grant less than was computed, with a reason; never more. In a step by batch: the amount of the batch."
      },
      "decision": {
       "enum": [
        "recover",
        "offset",
        "waive"
       ],
       "description": "What this step decides about a negative result that it grants; recorded with it."
      },
      "clause": {
       "type": "string"
      },
      "opinions": {
       "type": "array",
       "minItems": 1,
       "items": {
        "type": "string"
       },
       "description": "With the need opinions: which it means; absent = all that are required."
      },
      "commentLength": {
       "type": "integer",
       "minimum": 2,
       "maximum": 2000,
       "description": "With the need comment: how many characters it has at least."
      },
      "mail": {
       "type": "string",
       "description": "Mail to the applicant."
      },
      "mailHolder": {
       "type": "string",
       "description": "Mail to the accounts that hold the new state."
      },
      "mails": {
       "type": "array",
       "description": "Further mails, each to the accounts of one or more roles within whose reach the declaration is.",
       "minItems": 1,
       "maxItems": 20,
       "items": {
        "title": "StepMail",
        "type": "object",
        "additionalProperties": false,
        "required": [
         "mail",
         "to"
        ],
        "properties": {
         "mail": {
          "type": "string"
         },
         "to": {
          "type": "array",
          "minItems": 1,
          "items": {
           "type": "string"
          },
          "description": "Roles; that of the applicant is its registered address."
         },
         "names": {
          "type": "string",
          "description": "A field outside rows with a credit code: the mail goes to the registered address of the organisation that it names, where it is of one of the roles; it may say of the answers what an opinion that names it shows, and nothing else."
         },
         "when": {
          "$ref": "condition.schema.json"
         }
        }
       }
      },
      "registers": {
       "type": "array",
       "description": "What the step writes into registers, in its own transaction: dated rows, or the end of rows.",
       "minItems": 1,
       "maxItems": 20,
       "items": {
        "title": "RegisterEntry",
        "type": "object",
        "additionalProperties": false,
        "required": [
         "register"
        ],
        "properties": {
         "register": {
          "type": "string"
         },
         "forEach": {
          "type": "string",
          "description": "One row for each row of this section; absent = one row."
         },
         "values": {
          "type": "object",
          "minProperties": 1,
          "additionalProperties": {
           "type": "string",
           "minLength": 1
          },
          "description": "The cells by column, as formulas over the facts of the stage and the fields of the row. The row takes the place of the one with the same key."
         },
         "from": {
          "type": "string",
          "minLength": 1,
          "description": "The first day on which the row counts, or with ends no longer counts, as a formula; absent = the day of the step."
         },
         "until": {
          "type": "string",
          "minLength": 1,
          "description": "The last day on which the row counts, as a formula; absent or unknown = until another step or list says otherwise."
         },
         "keeps": {
          "type": "array",
          "minItems": 1,
          "items": {
           "type": "string"
          },
          "description": "Columns that must be the same in the row that is replaced: a row of somebody else is never replaced."
         },
         "ends": {
          "type": "object",
          "minProperties": 1,
          "additionalProperties": {
           "type": "string",
           "minLength": 1
          },
          "description": "In place of values: every row with these cells, as formulas, ends."
         }
        }
       }
      },
      "batch": {
       "type": "boolean",
       "description": "May be done for several declarations at once."
      },
      "confirm": {
       "type": "string",
       "description": "A question asked before it is done."
      }
     }
    }
   }
  },
  "definitions": {
   "within": {
    "title": "TimeLimit",
    "type": "object",
    "additionalProperties": false,
    "required": [
     "workingDays"
    ],
    "properties": {
     "workingDays": {
      "type": "integer",
      "minimum": 1,
      "maximum": 250
     },
     "clause": {
      "type": "string"
     }
    }
   }
  }
 },
 "worksheet": {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$id": "worksheet.schema.json",
  "title": "Worksheet",
  "description": "The subsidy formula as named rows.",
  "type": "object",
  "additionalProperties": false,
  "required": [
   "title",
   "rows",
   "results"
  ],
  "properties": {
   "$schema": {
    "type": "string"
   },
   "asOf": {
    "type": "string",
    "description": "The date by which dated parameters are read: submittedAt (default), firstSubmittedAt, or another date fact; what is not known yet counts as now."
   },
   "title": {
    "type": "string"
   },
   "parameters": {
    "type": "array",
    "items": {
     "title": "Parameter",
     "type": "object",
     "additionalProperties": false,
     "required": [
      "id",
      "label",
      "values"
     ],
     "properties": {
      "id": {
       "$ref": "#/definitions/id"
      },
      "label": {
       "type": "string"
      },
      "unit": {
       "type": "string"
      },
      "note": {
       "type": "string"
      },
      "values": {
       "type": "array",
       "minItems": 1,
       "items": {
        "title": "DatedValue",
        "type": "object",
        "additionalProperties": false,
        "required": [
         "value"
        ],
        "properties": {
         "from": {
          "type": "string",
          "pattern": "^\\d{4}-\\d{2}-\\d{2}$",
          "description": "In force from this day on; absent = from the beginning."
         },
         "value": {
          "type": "string",
          "description": "An exact decimal, a date or a word."
         },
         "clause": {
          "type": "string"
         }
        }
       }
      }
     }
    }
   },
   "lines": {
    "type": "array",
    "description": "Line items: rows computed for each row of a section of the answers.",
    "items": {
     "title": "LineSection",
     "type": "object",
     "additionalProperties": false,
     "required": [
      "id",
      "label",
      "forEach",
      "rows"
     ],
     "properties": {
      "id": {
       "$ref": "#/definitions/id"
      },
      "label": {
       "type": "string"
      },
      "forEach": {
       "type": "string",
       "description": "A section of rows of the form."
      },
      "where": {
       "$ref": "condition.schema.json"
      },
      "leftOut": {
       "type": "string",
       "description": "Why a row that fails `where` is left out."
      },
      "rows": {
       "type": "array",
       "minItems": 1,
       "items": {
        "$ref": "#/definitions/row"
       }
      }
     }
    }
   },
   "rows": {
    "type": "array",
    "minItems": 1,
    "items": {
     "$ref": "#/definitions/row"
    }
   },
   "results": {
    "type": "array",
    "minItems": 1,
    "items": {
     "title": "WorksheetResult",
     "type": "object",
     "additionalProperties": false,
     "required": [
      "id",
      "label",
      "row"
     ],
     "properties": {
      "id": {
       "$ref": "#/definitions/id"
      },
      "label": {
       "type": "string"
      },
      "row": {
       "type": "string",
       "description": "The row whose value it is, in 元 or 万元."
      },
      "negative": {
       "enum": [
        "refuse",
        "decide"
       ],
       "description": "A negative amount is a gap (default), or asks for a decision recover / offset / waive."
      },
      "split": {
       "type": "array",
       "description": "Parts of the amount; the remainder fen goes to the last.",
       "items": {
        "title": "SplitPart",
        "type": "object",
        "additionalProperties": false,
        "required": [
         "id",
         "label"
        ],
        "properties": {
         "id": {
          "$ref": "#/definitions/id"
         },
         "label": {
          "type": "string"
         },
         "share": {
          "type": "string",
          "description": "A parameter or row id, or a decimal; absent on the last = the rest."
         }
        }
       }
      }
     }
    }
   }
  },
  "definitions": {
   "id": {
    "type": "string",
    "pattern": "^[a-z][A-Za-z0-9]{0,39}$"
   },
   "row": {
    "title": "WorksheetRow",
    "type": "object",
    "additionalProperties": false,
    "required": [
     "id",
     "label",
     "formula"
    ],
    "properties": {
     "id": {
      "$ref": "#/definitions/id"
     },
     "label": {
      "type": "string"
     },
     "formula": {
      "type": "string",
      "minLength": 1,
      "maxLength": 2000
     },
     "round": {
      "title": "Rounding",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "mode",
       "places"
      ],
      "properties": {
       "mode": {
        "enum": [
         "half-up",
         "down",
         "up"
        ]
       },
       "places": {
        "type": "integer",
        "minimum": -6,
        "maximum": 8,
        "description": "Decimal places; -1 = whole tens, -2 = whole hundreds."
       }
      }
     },
     "unit": {
      "type": "string"
     },
     "allowNegative": {
      "type": "boolean"
     },
     "clause": {
      "type": "string"
     },
     "note": {
      "type": "string"
     }
    }
   }
  }
 }
}
