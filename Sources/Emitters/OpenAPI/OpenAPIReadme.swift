/// What an integrator must know about the document beyond OpenAPI itself.
enum OpenAPIReadme {
  static let text = #"""
    # OpenAPI

    `openapi.json` and `openapi.yaml` are the same OpenAPI 3.0.3 document. Both are generated; change the definitions.

    - **Operations** that answer a request (`Callback`) or notify a subscriber (`Push`) are paths as well: whoever asks or
      subscribes implements them. An asynchronous operation names its answer in `callbacks`.
    - **Bodies** have a schema per endpoint and direction, `…RequestEnvelope` and `…ResponseEnvelope`. Where a message may
      be encrypted there are two forms, which the flag in the header tells apart.
    - **Objects** list all their attributes, inherited ones too, and are open: keep members that you do not know.
    - **Forms**: where the type of one attribute depends on the code in another, the object is `oneOf` forms, and the
      discriminator tells which one.
    - **Codes**: a closed directory is an `enum`. An extensible one is a string with `x-extensible-enum`: accept codes
      that it does not list.
    - **Decimals** (`format: decimal`) are exact. Do not read amounts of money into binary floating point.

    | member | says |
    | --- | --- |
    | `x-dci-id`, `x-dci-iri` | the identifier in the standard and in linked data |
    | `x-dci-label` | the label, in each language |
    | `x-dci-codes` | each code with its label, definition and IRI |
    | `x-dci-extends` | the schema whose attributes an object has too |
    | `x-dci-form-of` | the object of which this is one form |
    | `x-dci-endpoint` | the endpoint whose body this is |
    | `x-dci-of` | the schema that an example satisfies |
    | `x-dci-privacy` | of an attribute: `personal` or `sensitive`; absent when it says nothing about a person |
    | `x-dci-status`, `x-dci-since`, `x-dci-deprecation` | whether it is a draft, since which version it exists, why it is deprecated |

    """#
}
