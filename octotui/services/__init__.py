"""What people do, one function an act, and the views that faces show.

An act takes a `Work` first and answers with the sentence that a toast shows; the entry in the
journal, the transaction and the refusal's entry come from `Work` and the house. A view takes `Rows`.
"""
