"""Switch each rule of the domain off in turn and see which test notices: `python -m tests.rules_off [WORDS]`.

Every refusal that the domain can raise is one rule, found in its source so that none can be forgotten. The lists in
`meant` add rules that refuse nothing themselves but decide what holds.
"""
