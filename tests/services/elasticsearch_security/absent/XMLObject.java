package org.opensaml.core.xml;

/** Stands in for a library of SAML that is not on Maven Central: it is named, and never used. */
public interface XMLObject {}
