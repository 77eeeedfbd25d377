create schema learning;
