package io.gsonfire;

import com.google.gson.GsonBuilder;

/** What the generated code uses of Gson Fire, which Debian has no package for. */
public class GsonFireBuilder {
  public <T> GsonFireBuilder registerTypeSelector(Class<T> type, TypeSelector<T> selector) {
    return this;
  }

  public GsonBuilder createGsonBuilder() {
    return new GsonBuilder();
  }
}
