/// Words that invented diagnoses are put together from, by the chapter of the code's letter.
enum DiagnosisWords {
  /// A name for a category.
  ///
  /// - Parameters:
  ///   - code: The category's code; its letter chooses the chapter.
  ///   - chance: Where to draw from.
  /// - Returns: Such as "Chronic inflammation of the left kidney".
  static func category(_ code: String, _ chance: inout SeededGenerator) -> String {
    let chapter = code.first.flatMap { chapters[$0] } ?? general
    let course = chance.pick(courses)
    let name = "\(chance.pick(chapter.disorders)) of the \(chance.pick(chapter.sites))"
    return course.isEmpty ? name : course + " " + name.prefix(1).lowercased() + name.dropFirst()
  }

  /// A name for a subdivision.
  ///
  /// - Parameters:
  ///   - digit: The digit after the point; 8 and 9 are the usual rests.
  ///   - parent: The category's name.
  ///   - chance: Where to draw from.
  /// - Returns: The category's name with a qualifier.
  static func subdivision(_ digit: Int, of parent: String, _ chance: inout SeededGenerator) -> String {
    switch digit {
    case 8: "\(parent), other specified form"
    case 9: "\(parent), unspecified"
    default: "\(parent), \(chance.pick(qualifiers(for: parent)[digit % 8]))"
    }
  }

  private struct Chapter {
    let sites: [String]
    let disorders: [String]
  }

  private static let courses = ["", "", "Acute", "Chronic", "Recurrent", "Secondary", "Other"]

  /// Three choices for each digit, so that subdivisions of one category differ; parts of the body only where one is named.
  private static func qualifiers(for parent: String) -> [[String]] {
    parent.contains(" of the ") ? forms + parts : forms + courseNotes
  }

  private static let forms = [
    ["mild form", "early stage", "without complication"],
    ["severe form", "late stage", "with complication"],
    ["in childhood", "in adults", "in old age"],
    ["after treatment", "drug-induced", "after injury"],
  ]
  private static let parts = [
    ["right side", "upper part", "front part"],
    ["left side", "lower part", "back part"],
    ["both sides", "several sites", "overlapping sites"],
    ["with bleeding", "with obstruction", "with perforation"],
  ]
  private static let courseNotes = [
    ["first episode", "sudden onset", "gradual onset"],
    ["relapse", "second episode", "long-standing"],
    ["in remission", "improving", "stable"],
    ["resistant to treatment", "of known cause", "with fever"],
  ]

  private static let general = Chapter(
    sites: ["whole body", "trunk", "head", "abdomen", "chest", "limbs"],
    disorders: ["Disorder", "Inflammation", "Pain", "Swelling", "Dysfunction"])

  private static let infection = Chapter(
    sites: ["intestine", "blood", "skin", "lung", "liver", "meninges", "lymph nodes", "eye", "mouth", "urinary tract"],
    disorders: ["Bacterial infection", "Viral infection", "Fungal infection", "Parasitic infection", "Abscess"])
  private static let tumour = Chapter(
    sites: [
      "lip", "tongue", "stomach", "small intestine", "pancreas", "bone", "kidney", "ovary", "testis", "eye",
      "soft tissue",
    ],
    disorders: ["Malignant tumour", "Carcinoma in situ", "Benign tumour", "Tumour of uncertain behaviour"])
  private static let blood = Chapter(
    sites: ["red cells", "white cells", "platelets", "spleen", "bone marrow", "clotting system"],
    disorders: ["Hereditary disorder", "Deficiency", "Overactivity", "Failure", "Benign tumour"])
  private static let gland = Chapter(
    sites: ["thyroid", "parathyroid", "pituitary", "adrenal gland", "pancreas", "thymus", "lipid metabolism"],
    disorders: ["Overactivity", "Underactivity", "Disorder", "Enlargement", "Congenital deficiency"])
  private static let mind = Chapter(
    sites: ["mood", "sleep", "memory", "personality", "eating behaviour", "speech development", "attention"],
    disorders: ["Disorder", "Disturbance", "Impairment", "Stress reaction"])
  private static let nerve = Chapter(
    sites: ["brain", "spinal cord", "facial nerve", "median nerve", "sciatic nerve", "optic nerve", "cerebellum"],
    disorders: ["Degeneration", "Compression", "Inflammation", "Demyelination", "Palsy"])
  private static let sense = Chapter(
    sites: ["eyelid", "cornea", "lens", "retina", "outer ear", "middle ear", "inner ear", "tear duct"],
    disorders: ["Inflammation", "Degeneration", "Obstruction", "Scar", "Malformation"])
  private static let vessel = Chapter(
    sites: [
      "mitral valve", "aortic valve", "coronary arteries", "pericardium", "leg veins", "carotid artery", "myocardium",
    ],
    disorders: ["Narrowing", "Insufficiency", "Inflammation", "Occlusion", "Rheumatic disorder"])
  private static let airway = Chapter(
    sites: ["nose", "sinuses", "larynx", "trachea", "bronchi", "lung", "pleura", "tonsils"],
    disorders: ["Infection", "Inflammation", "Obstruction", "Allergic disorder", "Fibrosis"])
  private static let gut = Chapter(
    sites: ["oesophagus", "stomach", "duodenum", "colon", "rectum", "liver", "bile duct", "pancreas", "teeth", "gums"],
    disorders: ["Ulcer", "Inflammation", "Obstruction", "Hernia", "Polyp", "Fistula"])
  private static let skin = Chapter(
    sites: ["scalp", "face", "hands", "nails", "hair", "trunk", "feet", "sweat glands"],
    disorders: ["Dermatitis", "Infection", "Pigment disorder", "Blistering disorder", "Atrophy"])
  private static let joint = Chapter(
    sites: ["shoulder", "elbow", "wrist", "hip", "knee", "ankle", "cervical spine", "lumbar spine"],
    disorders: ["Arthritis", "Deformity", "Instability", "Stiffness", "Degeneration", "Soft tissue disorder"])
  private static let urinary = Chapter(
    sites: ["kidney", "ureter", "bladder", "urethra", "prostate", "uterus", "ovary", "breast"],
    disorders: ["Inflammation", "Stone", "Cyst", "Obstruction", "Prolapse", "Insufficiency"])
  private static let birth = Chapter(
    sites: [
      "placenta", "membranes", "umbilical cord", "birth canal", "uterus in pregnancy", "newborn lung", "newborn skin",
    ],
    disorders: ["Complication", "Infection", "Bleeding", "Abnormality", "Delayed development"])
  private static let malformation = Chapter(
    sites: ["heart", "brain", "palate", "kidney", "hand", "foot", "spine", "intestine", "ear"],
    disorders: ["Congenital absence", "Malformation", "Duplication", "Congenital narrowing"])
  private static let injury = Chapter(
    sites: ["skull", "neck", "chest wall", "forearm", "hand", "thigh", "lower leg", "foot", "shoulder girdle"],
    disorders: ["Fracture", "Open wound", "Contusion", "Sprain", "Burn", "Crushing injury"])
  private static let accident = Chapter(
    sites: ["pedestrian", "cyclist", "car occupant", "motorcycle rider", "swimmer", "worker", "household member"],
    disorders: ["Collision injury", "Fall", "Exposure to heat", "Contact with machinery", "Accidental poisoning"])
  private static let service = Chapter(
    sites: ["eyes", "teeth", "heart", "newborn", "pregnancy", "mental health", "musculoskeletal system"],
    disorders: ["Examination", "Screening", "Follow-up care", "Rehabilitation", "Observation"])

  private static let chapters: [Character: Chapter] = [
    "A": infection, "B": infection, "C": tumour, "D": blood, "E": gland, "F": mind, "G": nerve, "H": sense, "I": vessel,
    "J": airway, "K": gut, "L": skin, "M": joint, "N": urinary, "O": birth, "P": birth, "Q": malformation, "R": general,
    "S": injury, "T": injury, "V": accident, "W": accident, "X": accident, "Y": accident, "Z": service,
  ]
}
