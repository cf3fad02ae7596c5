/// The draft plan: one document built from claims, written as docx, pdf and xlsx.
@NullMarked
package tanlu.assistant.plan;

import org.jspecify.annotations.NullMarked;
