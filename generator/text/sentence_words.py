"""English words that decide where a sentence ends: abbreviations, sentence openers, speech verbs."""

from __future__ import annotations

# A name, or more of the same sentence, always follows these.
NEVER_END = frozenset(
    "Mr. Mrs. Ms. Mx. Dr. Prof. Rev. Fr. Hon. Gen. Maj. Col. Lt. Capt. Cmdr. Cdr. Adm. Sgt. Cpl. Brig. Pvt. "
    "Gov. Sen. Rep. Reps. Sens. Pres. Amb. Supt. Insp. Mt. Ft. St. vs. v. e.g. i.e. cf. viz. ca. al.".split()
)

# Part of the sentence when a number follows, its end otherwise.
BEFORE_NUMBER = frozenset(
    "No. Nos. no. nos. Art. Arts. Sec. Fig. Figs. Vol. Ch. p. pp. para. paras. par. est. approx. "
    "Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sep. Sept. Oct. Nov. Dec. "
    "Mon. Tue. Tues. Wed. Thu. Thur. Thurs. Fri. Sat. Sun.".split()
)

# Either: the sentence ends only when a usual opener or a quotation follows.
MAY_END = frozenset(
    "Inc. Ltd. Co. Corp. Bros. Jr. Sr. Esq. etc. a.m. p.m. A.M. P.M. Ph.D. U.S. U.K. U.N. E.U. D.C. "
    "Ave. Blvd. Rd. Dept. Univ. Assn. ed. eds. Ed. Eds. km. kg. mt. approx. Bn. Rgt. Div. Sq.".split()
)

OPENERS = frozenset(
    "A About According After Again All Also Although Among An And Another Any As At Because Before Both But By "
    "Despite During Each Earlier Even Every Few For From Had Has Have He Her Here His How However I If In Instead "
    "It Its Later Many Meanwhile More Moreover Most Much My Neither Nevertheless No Nobody Nor Not Nothing Now Of "
    "On Once One Only Or Other Our Over Perhaps Recently She Since So Some Still Such That The Their Then There "
    "These They This Those Though Through Thus To Today Two Under Until We What When Where Whether Which While Who "
    "Why With Without Yet You Your".split()
)

SPEECH = ("said", "says", "asked", "added", "told", "wrote", "replied", "stated", "noted", "warned")
