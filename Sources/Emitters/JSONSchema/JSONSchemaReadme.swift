/// What an integrator must know about the schemas beyond JSON Schema itself.
enum JSONSchemaReadme {
  static func text(base: String, limits: String) -> String {
    #"""
    # JSON Schema

    Schemas (draft 2020-12) of all that travels, for whoever validates or makes forms and code without OpenAPI. All files are
    generated; change the definitions.

    | path | schema of |
    | --- | --- |
    | `<module>/endpoints/<id>.request.schema.json`, `….response.schema.json` | the whole body of a request or response |
    | `<module>/messages/<id>.schema.json` | a message |
    | `<module>/objects/<id>.schema.json` | a data object |
    | `<module>/code-directories/<id>.schema.json` | a code |
    | `<module>/data-types/<id>.schema.json` | a single value; types that add nothing to `string`, `number` … have no file |
    | `linked-data.schema.json` | `@context`, `@id` and `@type`, which every data object may carry |
    | `bundle.schema.json` | nothing itself; holds all of the above in `$defs` |

    ## Use

    The `$id` of a schema is `\#(base)`
    followed by the path of its file. References are relative, so they fit the `$id`s and the files alike, and nothing need be
    fetched. Either load all files, or the bundle alone, and ask for a schema by its `$id`:

    ```python
    import json
    from jsonschema import Draft202012Validator
    from referencing import Registry, Resource

    bundle = Resource.from_contents(json.load(open("bundle.schema.json")))
    registry = (bundle @ Registry()).crawl()
    schema = {"$ref": bundle.id().removesuffix("bundle.schema.json") + "<module>/objects/<id>.schema.json"}
    Draft202012Validator(schema, registry=registry).validate(instance)
    ```

    Tools that read one file take the bundle with a reference to what is meant, or are told that the place of a file on disk is
    its base:

    ```sh
    jq '."$ref" = ."$defs"["<module>/objects/<id>.schema.json"]."$id"' bundle.schema.json > one.schema.json
    check-jsonschema --schemafile one.schema.json instance.json

    file=$PWD/<module>/objects/<id>.schema.json
    check-jsonschema --base-uri "file://$file" --schemafile "$file" instance.json
    ```

    Validators that refuse unknown keywords must be told to let `x-dci-…` pass (Ajv: `strict: false`). `format` is an
    annotation in 2020-12; ask your validator to check it: only by `date` and `date-time` can it know that a day exists. Addresses
    (`uri`, `email`) have a `pattern` as well, which says what the standard asks of them.

    ## What they say

    - **Objects** list all their attributes, inherited ones too, and are open: keep members that you do not know.
    - **Choices**: where the type of one attribute depends on the code in another, there is an `if` and `then` for each code.
    - **Bodies** settle the action in the header. Where a message may be encrypted, the flag in the header decides its form.
    - **Codes**: a closed directory is an `enum`. An extensible one is a string, and its `examples` are the known codes: accept
      others.
    - **Decimals** (`x-dci-primitive: decimal`) are exact. Do not read amounts of money into binary floating point.
    - **Rules**: what JSON Schema can say of a business rule stands in `allOf`, an `if` for when it applies and a `then` for what
      holds; `$comment` has its identifier. Inherited rules stand there again. All rules are in `x-dci-rules`, as text.
    - **`@type`**, where it stands, has the name of the object in it, alone, with the prefix, or as an IRI.

    ## What they cannot tell

    `dcic validate` checks these as well.

    \#(limits)

    ## What they say besides

    | member | says |
    | --- | --- |
    | `x-dci-id`, `x-dci-iri` | the identifier in the standard and in linked data |
    | `x-dci-label` | the title in each language, when there are several |
    | `x-dci-codes`, `x-dci-columns` | each code with its label, definition and IRI, and what else the directory says of it |
    | `x-dci-external` | the list of another body from which codes are |
    | `x-dci-extends` | the schema whose attributes an object has too |
    | `x-dci-endpoint` | the endpoint whose body this is |
    | `x-dci-rules` | business rules: when they apply, what holds, what to tell people |
    | `x-dci-privacy` | of an attribute: `personal` or `sensitive`; absent when it says nothing about a person |
    | `x-dci-status`, `x-dci-since`, `x-dci-deprecation` | whether it is a draft, since which version it exists, why it is deprecated |

    """#
  }
}
