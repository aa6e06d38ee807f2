/// The words that invented names are made of.
///
/// They combine to more than 1,500 different words, so that a prefix selects about as many rows as in a real table.
struct Vocabulary {
  /// Words that tell one row of a category from another.
  let qualifiers = [
    "acute", "chronic", "other", "unspecified", "recurrent", "bilateral", "congenital", "acquired", "primary",
    "secondary",
    "mild", "severe", "late", "early", "transient", "permanent", "partial", "complete", "open", "closed",
  ]
  /// What a row is about, such as `gastritis`.
  let conditions: [String]
  /// Where it is, such as `of stomach`.
  let sites = [
    "stomach", "liver", "kidney", "bladder", "lung", "heart", "skin", "knee", "hip", "shoulder", "elbow", "wrist",
    "ankle",
    "eye", "ear", "nose", "throat", "tongue", "tooth", "jaw", "neck", "spine", "pelvis", "thigh", "calf", "heel",
    "finger",
    "thumb", "toe", "rib", "breast", "uterus", "ovary", "testis", "prostate", "thyroid", "pancreas", "spleen", "colon",
    "rectum",
  ]

  private static let stems = [
    "aden", "angi", "appendic", "arthr", "bronch", "burs", "carcin", "cardi", "cephal", "cerebr", "cholecyst", "chondr",
    "col", "conjunctiv", "cyst", "dermat", "diverticul", "encephal", "endocard", "enter", "fasci", "fibr", "gastr",
    "gingiv",
    "gloss", "haemat", "hepat", "hidr", "kerat", "laryng", "lip", "lymph", "mast", "mening", "my", "myel", "nephr",
    "neur",
    "odont", "onych", "ophthalm", "orchi", "oste", "ot", "pancreat", "pericard", "periton", "pharyng", "phleb", "pleur",
    "pneum", "proct", "psych", "pyel", "rachi", "retin", "rhin", "salping", "sarc", "scler", "sinus", "splen",
    "spondyl",
    "stomat", "synov", "tendin", "thromb", "thyroid", "tonsill", "tympan", "ureter", "urethr", "uve", "vagin", "vascul",
  ]
  private static let endings = [
    "itis", "oma", "osis", "algia", "opathy", "omalacia", "orrhagia", "orrhoea", "omegaly", "ospasm", "oplegia",
    "oplasia",
    "ostenosis", "olysis", "otomy", "ectasia", "oedema", "odynia", "atrophy", "urgency",
  ]

  init() {
    conditions = Self.stems.flatMap { stem in Self.endings.map { stem + $0 } }
  }
}
