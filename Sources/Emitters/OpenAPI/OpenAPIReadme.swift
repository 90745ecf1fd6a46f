import Model
import Naming

/// What an integrator must know about the documents beyond OpenAPI itself.
enum OpenAPIReadme {
  static func text(_ standard: Standard) -> String {
    #"""
    # OpenAPI

    All files are generated; change the definitions.

    | path | holds |
    | --- | --- |
    | `openapi.yaml`, `openapi.json` | the whole standard in OpenAPI 3.0.3 |
    | `openapi-3.1.yaml`, `openapi-3.1.json` | the same in 3.1 |
    \#(interfaces(of: standard))| `modular/openapi.yaml` | the whole in 3.0.3 once more, in a file for each path and each schema; references are relative |

    Which one to take: 3.0.3 is what most generators read best. 3.1 says the same in the words of JSON Schema 2020-12. The
    modular files are for tools that pick parts or put them together; all definitions are there, and a bundle of
    `modular/openapi.yaml` holds those that an operation needs.

    - **An interface** is what you implement: a module with operations, the operations of earlier modules that its processes
      call, and just those components to which these lead. Components and operations are the same in all documents.
    - **Operations** have a tag for each process that calls them, and say in `x-dci-exchange` what kind of exchange it is.
      Those that answer a request (`callback`) or notify a subscriber (`push`) are operations as well: whoever asks or
      subscribes implements them. An asynchronous operation names its answer in `callbacks`. What is pushed is in
      `webhooks` in 3.1, with its path at the subscriber in `x-dci-path`; 3.0.3 knows no webhooks and has it in `paths`.
    - **Bodies** have a schema per endpoint and direction, `…RequestEnvelope` and `…ResponseEnvelope`. Where a message may
      be encrypted there are two forms, which the flag in the header tells apart.
    - **Objects** list all their attributes, inherited ones too, and are open: keep members that you do not know.
    - **Forms**: where the type of one attribute depends on the code in another, the object is `oneOf` forms, and the
      discriminator tells which one.
    - **Codes**: a closed directory is an `enum`. An extensible one is a string with `x-extensible-enum`: accept codes
      that it does not list.
    - **Decimals** (`format: decimal`) are exact. Do not read amounts of money into binary floating point.
    - **Errors** list in `x-dci-error-codes` the codes that come with their status, as far as the directory says so.

    | member | says |
    | --- | --- |
    | `x-dci-id`, `x-dci-iri` | the identifier in the standard and in linked data; of a parameter, header or error, that of its message |
    | `x-dci-label` | the label, in each language |
    | `x-dci-codes`, `x-dci-columns` | each code with its label, definition and IRI, and what else the directory says of it |
    | `x-dci-error-codes` | the directory of an error's codes, and which of them come with this status |
    | `x-dci-format` | `uri`: an absolute URI, kept as it is written; of `format: uri` some generators make types that change it |
    | `x-dci-extends` | the schema whose attributes an object has too |
    | `x-dci-form-of` | the object of which this is one form |
    | `x-dci-endpoint` | the endpoint whose body this is |
    | `x-dci-exchange` | of an operation: `async`, `sync`, `callback` or `push` |
    | `x-dci-of` | the schema that an example satisfies |
    | `x-dci-violates` | the business rules that an example breaks, and is there to show |
    | `x-dci-rules` | business rules: when they apply, what holds, what to tell people |
    | `x-dci-limits`, `x-dci-service-levels`, `x-dci-idempotency-key`, `x-dci-audit`, `x-dci-delivery` | the terms on which an operation serves |
    | `x-dci-privacy` | of an attribute: `personal` or `sensitive`; absent when it says nothing about a person |
    | `x-dci-status`, `x-dci-since`, `x-dci-deprecation` | whether it is a draft, since which version it exists, why it is deprecated |

    ## Generators of code

    The 3.0.3 documents are tried with these generators and settings. Two members of linked data need names of their own, since
    `@type` and an attribute `type` would be one, and each language says what a decimal is:

    | generator | settings |
    | --- | --- |
    | openapi-generator, all | `--name-mappings @context=ld_context,@id=ld_id,@type=ld_type --global-property models,apis,supportingFiles,skipFormModel=false` |
    | `-g python` | `--type-mappings number+decimal=float` |
    | `-g typescript-fetch` | `--type-mappings number+decimal=number --model-name-mappings Error=ApiError --additional-properties prefixParameterInterfaces=true` |
    | `-g java` | `--type-mappings number+decimal=BigDecimal --additional-properties library=okhttp-gson,openApiNullable=false,useJakartaEe=true` |
    | datamodel-code-generator | `--output-model-type pydantic_v2.BaseModel --use-annotated --type-mappings number+decimal=number string+uri=string string+email=string` |

    With these settings Python and TypeScript read decimals into binary floating point: do not calculate with money in it.

    ## What the schemas do not check

    `dcic validate` checks all of it. In 3.0.3:

    \#(OpenAPIJudge(standard).limitTable(standard))

    And in 3.1, where what JSON Schema can say of rules stands in `allOf`, an `if` and a `then` for each, with the rule in `$comment`:

    \#(OpenAPI31Judge(standard).limitTable(standard))

    """#
  }

  private static func interfaces(of standard: Standard) -> String {
    standard.interfaces.map { interface in
      let path = OpenAPINaming.document(of: standard[interface.module])
      return "| `\(path).yaml` and so on, as above | the interface `\(standard[interface.module].name)` |\n"
    }.joined()
  }
}
