import Printing
import Testing

/// How names fall into words, and how words make names again.
@Suite("Casing")
struct CasingTests {
  @Test(
    "Names fall into words in lower case",
    arguments: [
      ("", []), ("_-. ", []), ("status", ["status"]), ("employment_status", ["employment", "status"]),
      ("EmploymentStatus", ["employment", "status"]), ("payStatus", ["pay", "status"]),
      ("on-search", ["on", "search"]), ("Members of cooperatives", ["members", "of", "cooperatives"]),
      ("HTTPError2", ["http", "error2"]), ("HTTPError2Code", ["http", "error2code"]), ("DCI", ["dci"]),
      ("aB", ["a", "b"]), ("ABc", ["a", "bc"]), ("A1B", ["a1b"]), ("unSubscribe", ["un", "subscribe"]),
      ("18-24 years", ["18", "24", "years"]), ("rjct.sort.invalid", ["rjct", "sort", "invalid"]),
      // Apostrophes vanish, straight or curly; other punctuation beyond ASCII separates.
      ("worker's file", ["workers", "file"]), ("worker’s file", ["workers", "file"]), ("one—two", ["one", "two"]),
      ("“quoted”", ["quoted"]), ("A'b", ["ab"]),
      // Accents go where a letter remains; other letters separate.
      ("Élan vital", ["elan", "vital"]), ("façadeÜberÖl", ["facadeuberol"]), ("ÉTat", ["e", "tat"]),
      ("smørrebrød", ["smorrebrod"]), ("ÿýñ", ["yyn"]), ("straße", ["stra", "e"]), ("Æsir", ["sir"]),
      ("Ýmir", ["mir"]), ("a×b÷c", ["a", "b", "c"]), ("e\u{301}tat", ["e", "tat"]), ("Łódź", ["od"]),
      ("是", []), ("a是b", ["a", "b"]), ("a🙂b", ["a", "b"]),
      ("internationalisationOfEverything", ["internationalisation", "of", "everything"]),
    ] as [(String, [String])])
  func words(_ name: String, _ expected: [String]) {
    #expect(Casing.words(name) == expected)
  }

  @Test("Every letter of Latin-1 with a plain accent loses it")
  func accents() {
    let plain: [(Unicode.Scalar, String)] = [
      ("a", "àáâãäåÀÁÂÃÄÅ"), ("c", "çÇ"), ("e", "èéêëÈÉÊË"), ("i", "ìíîïÌÍÎÏ"), ("n", "ñÑ"), ("o", "òóôõöøÒÓÔÕÖØ"),
      ("u", "ùúûüÙÚÛÜ"), ("y", "ýÿ"),
    ]
    for value in UInt8(0xC0)...0xFF {
      let scalar = Unicode.Scalar(value)
      let expected = plain.first { $0.1.unicodeScalars.contains(scalar) }.map { [String($0.0)] } ?? []
      #expect(Casing.words(String(scalar)) == expected, "U+\(String(value, radix: 16))")
    }
  }

  @Test(
    "Words make names again",
    arguments: [
      ([], "", "", "", ""), ([""], "", "", "", ""), (["search"], "search", "Search", "search", "search"),
      (["http", "error2", "code"], "httpError2Code", "HttpError2Code", "http-error2-code", "http_error2_code"),
      (["18", "to", "24"], "18To24", "18To24", "18-to-24", "18_to_24"),
    ] as [([String], String, String, String, String)])
  func joined(_ words: [String], _ lowerCamel: String, _ upperCamel: String, _ kebab: String, _ snake: String) {
    #expect(Casing.lowerCamel(words) == lowerCamel)
    #expect(Casing.upperCamel(words) == upperCamel)
    #expect(Casing.kebab(words) == kebab)
    #expect(Casing.snake(words) == snake)
  }
}
