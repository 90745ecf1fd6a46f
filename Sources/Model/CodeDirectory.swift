package import Source

/// A list of codes with their meaning, e.g. the kinds of employment contract.
package final class CodeDirectory: Sendable {
  package let metadata: Metadata
  /// An extensible (open) directory may get further codes later, so receivers keep codes they do not know. A closed one
  /// allows just the codes listed.
  package let isExtensible: Bool
  /// Where the codes are kept when another body keeps them, e.g. ISO 4217.
  package let external: ExternalList?
  /// What the list says of each code besides its label and definition.
  package let columns: [Column]
  package let codes: [Code]

  package init(
    metadata: Metadata, isExtensible: Bool, external: ExternalList?, columns: [Column], codes: [Code]
  ) {
    self.metadata = metadata
    self.isExtensible = isExtensible
    self.external = external
    self.columns = columns
    self.codes = codes
  }

  /// A column of the list, e.g. how soon a case with this code gets an appointment.
  package struct Column: Sendable {
    /// In snake_case: `http_status`.
    package let name: String
    package let label: Text?
    package let summary: Text
    /// The directory from which its values come, when they are codes.
    package let codes: Link<CodeDirectory>?
    /// That of the directory, `#` and the name.
    package let iri: String

    package init(name: String, label: Text?, summary: Text, codes: Link<CodeDirectory>?, iri: String) {
      self.name = name
      self.label = label
      self.summary = summary
      self.codes = codes
      self.iri = iri
    }
  }
}

package final class Code: Sendable {
  /// The code as it travels: `1`, `SPS`, `rjct.sort.invalid`.
  package let value: String
  /// A name for programs, when the label would not do, e.g. `fosterSon`.
  package let name: String?
  package let label: Text
  package let definition: Text?
  package let deprecation: Deprecation?
  /// The IRI of the code: that of its directory, `/` and the code, percent-encoded.
  package let iri: String
  /// What it says in each column of its directory, in their order; nil where it says nothing.
  package let columns: [String?]
  package let origin: Origin

  package init(
    value: String, name: String?, label: Text, definition: Text?, deprecation: Deprecation?, iri: String,
    columns: [String?], origin: Origin
  ) {
    self.value = value
    self.name = name
    self.label = label
    self.definition = definition
    self.deprecation = deprecation
    self.iri = iri
    self.columns = columns
    self.origin = origin
  }
}

/// A code list kept by another body.
package struct ExternalList: Hashable, Sendable {
  /// The name of the list, e.g. `ISO 4217`.
  package let title: String
  package let url: String?
  /// What every code of the list looks like; a regular expression as in `DataType.pattern`.
  package let pattern: String?

  package init(title: String, url: String?, pattern: String?) {
    self.title = title
    self.url = url
    self.pattern = pattern
  }
}
