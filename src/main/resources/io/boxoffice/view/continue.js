// The form's own submit may be hidden by a field of that name.
HTMLFormElement.prototype.submit.call(document.getElementById("continue"));
