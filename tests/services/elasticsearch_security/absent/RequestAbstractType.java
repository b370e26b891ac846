package org.opensaml.saml.saml2.core;

/** Stands in for a library of SAML that is not on Maven Central: it is named, and never used. */
public interface RequestAbstractType {}
