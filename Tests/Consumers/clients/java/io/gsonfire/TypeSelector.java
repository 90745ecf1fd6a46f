package io.gsonfire;

import com.google.gson.JsonElement;

/** What the generated code uses of Gson Fire, which Debian has no package for. */
public interface TypeSelector<T> {
  Class<? extends T> getClassForElement(JsonElement element);
}
