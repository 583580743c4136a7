/** Entry of the form page; the parts it puts together come with later changes. */
export {}
