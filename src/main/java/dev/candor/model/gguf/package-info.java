/** Models in GGUF files, answered by llama.cpp inside this JVM; needs an optional artifact. */
@NullMarked
package dev.candor.model.gguf;

import org.jspecify.annotations.NullMarked;
