// The C face of libtorch that the managed stand-in calls: any ATen operator by name through PyTorch's dispatcher,
// and beside it the few things that are not operators (lifetimes, autograd, modes, generators, threads).
//
// Conventions: a tensor is a TensorImpl* that the caller owns one reference of; a function that can fail returns a
// negative number or null and leaves its message in last_error(); no exception crosses the border.

#include <ATen/Parallel.h>
#include <ATen/CPUGeneratorImpl.h>
#include <ATen/core/Generator.h>
#include <ATen/core/Tensor.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/grad_mode.h>
#include <ATen/core/jit_type.h>
#include <c10/core/InferenceMode.h>
#include <torch/csrc/api/include/torch/version.h>
#include <torch/csrc/autograd/autograd.h>

#include <mutex>
#include <string>
#include <vector>

#define EXPORT extern "C" __attribute__((visibility("default")))

namespace {

thread_local std::string error;

// runs body; on an exception keeps its message and returns failed
template <typename R, typename F>
R guarded(R failed, F body) {
  try {
    return body();
  } catch (const c10::Error& e) {
    error = e.what_without_backtrace();
  } catch (const std::exception& e) {
    error = e.what();
  } catch (...) {
    error = "unknown C++ exception";
  }
  return failed;
}

at::Tensor borrow(void* handle) {
  return at::Tensor(c10::intrusive_ptr<at::TensorImpl, at::UndefinedTensorImpl>::reclaim_copy(static_cast<at::TensorImpl*>(handle)));
}

void* release(at::Tensor tensor) {
  return tensor.defined() ? tensor.unsafeReleaseTensorImpl() : nullptr;
}

std::vector<at::Tensor> borrow_all(void** handles, int64_t count) {
  std::vector<at::Tensor> tensors;
  tensors.reserve(count);
  for (int64_t i = 0; i < count; i++) tensors.push_back(handles[i] ? borrow(handles[i]) : at::Tensor());
  return tensors;
}

enum Tag : int32_t { None, TensorTag, Int, Double, Bool, IntList, DoubleList, TensorList, OptionalTensorList, String, Device, GeneratorTag };

// one argument or result; lists point into the caller's memory, results' lists into ours (free_list)
struct Value {
  int32_t tag;
  int32_t length;
  union {
    int64_t integer;
    double real;
    void* pointer;
  };
};

c10::IValue to_ivalue(const Value& v) {
  switch (v.tag) {
    case TensorTag: return borrow(v.pointer);
    case Int: return v.integer;
    case Double: return v.real;
    case Bool: return v.integer != 0;
    case IntList: {
      auto* p = static_cast<const int64_t*>(v.pointer);
      return std::vector<int64_t>(p, p + v.length);
    }
    case DoubleList: {
      auto* p = static_cast<const double*>(v.pointer);
      return std::vector<double>(p, p + v.length);
    }
    case TensorList: return borrow_all(static_cast<void**>(v.pointer), v.length);
    case OptionalTensorList: {
      c10::List<c10::optional<at::Tensor>> list;
      list.reserve(v.length);
      for (auto& t : borrow_all(static_cast<void**>(v.pointer), v.length)) list.push_back(t.defined() ? c10::make_optional(t) : c10::nullopt);
      return list;
    }
    case String: return std::string(static_cast<const char*>(v.pointer), v.length);
    case Device: return c10::Device(static_cast<c10::DeviceType>(v.length), static_cast<c10::DeviceIndex>(v.integer));
    case GeneratorTag: return *static_cast<at::Generator*>(v.pointer);
    default: return c10::IValue();
  }
}

Value to_value(c10::IValue&& v) {
  Value r{None, 0, {0}};
  if (v.isTensor()) {
    r.pointer = release(std::move(v).toTensor());
    r.tag = r.pointer ? TensorTag : None;
  } else if (v.isInt()) {
    r.tag = Int, r.integer = v.toInt();
  } else if (v.isDouble()) {
    r.tag = Double, r.real = v.toDouble();
  } else if (v.isBool()) {
    r.tag = Bool, r.integer = v.toBool();
  } else if (v.isTensorList()) {
    auto list = v.toTensorVector();
    auto** handles = new void*[list.size()];
    for (size_t i = 0; i < list.size(); i++) handles[i] = release(std::move(list[i]));
    r.tag = TensorList, r.length = static_cast<int32_t>(list.size()), r.pointer = handles;
  } else if (!v.isNone()) {
    TORCH_CHECK(false, "a result of kind ", v.tagKind(), " is not supported");
  }
  return r;
}

}  // namespace

EXPORT const char* last_error() { return error.c_str(); }

EXPORT const char* version() { return TORCH_VERSION; }

// ---- operators

EXPORT const void* find_operator(const char* name, const char* overload) {
  return guarded<const void*>(nullptr, [&]() -> const void* {
    auto found = c10::Dispatcher::singleton().findSchema({name, overload});
    TORCH_CHECK(found.has_value(), "this libtorch (", TORCH_VERSION, ") has no operator ", name, *overload ? "." : "", overload);
    return new c10::OperatorHandle(*found);
  });
}

// missing trailing arguments take the schema's defaults; returns the number of results
EXPORT int call_operator(const void* op, const Value* arguments, int count, Value* results, int capacity) {
  return guarded(-1, [&] {
    auto& handle = *static_cast<const c10::OperatorHandle*>(op);
    auto& schema = handle.schema().arguments();
    torch::jit::Stack stack;
    stack.reserve(schema.size());
    for (int i = 0; i < count; i++) stack.push_back(to_ivalue(arguments[i]));
    for (size_t i = count; i < schema.size(); i++) {
      auto& missing = schema[i].default_value();
      TORCH_CHECK(missing.has_value(), handle.operator_name(), " needs an argument '", schema[i].name(), "'");
      stack.push_back(*missing);
    }
    handle.callBoxed(&stack);
    TORCH_CHECK(static_cast<int>(stack.size()) <= capacity, handle.operator_name(), " returned ", stack.size(), " values, at most ", capacity, " were expected");
    for (size_t i = 0; i < stack.size(); i++) results[i] = to_value(std::move(stack[i]));
    return static_cast<int>(stack.size());
  });
}

EXPORT void free_list(void** handles) { delete[] handles; }

// ---- tensors

EXPORT void tensor_free(void* handle) { c10::raw::intrusive_ptr::decref(static_cast<at::TensorImpl*>(handle)); }

// a second handle on the same tensor
EXPORT void* tensor_share(void* handle) {
  c10::raw::intrusive_ptr::incref(static_cast<at::TensorImpl*>(handle));
  return handle;
}

EXPORT int64_t tensor_dim(void* handle) { return static_cast<at::TensorImpl*>(handle)->dim(); }
EXPORT int64_t tensor_numel(void* handle) { return static_cast<at::TensorImpl*>(handle)->numel(); }
EXPORT int64_t tensor_storage_offset(void* handle) { return borrow(handle).storage_offset(); }
EXPORT int tensor_dtype(void* handle) { return static_cast<int>(borrow(handle).scalar_type()); }
EXPORT int tensor_device_type(void* handle) { return static_cast<int>(borrow(handle).device().type()); }
EXPORT int tensor_device_index(void* handle) { return borrow(handle).device().index(); }
EXPORT int tensor_is_contiguous(void* handle) { return borrow(handle).is_contiguous(); }
EXPORT int tensor_is_leaf(void* handle) { return borrow(handle).is_leaf(); }
EXPORT int tensor_requires_grad(void* handle) { return borrow(handle).requires_grad(); }

EXPORT void tensor_sizes(void* handle, int64_t* sizes, int64_t* strides) {
  auto t = borrow(handle);
  for (int64_t i = 0; i < t.dim(); i++) sizes[i] = t.sizes()[i], strides[i] = t.strides()[i];
}

EXPORT void* tensor_data(void* handle) {
  return guarded<void*>(nullptr, [&] { return borrow(handle).data_ptr(); });
}

EXPORT int tensor_set_requires_grad(void* handle, int value) {
  return guarded(-1, [&] { borrow(handle).set_requires_grad(value != 0); return 0; });
}

EXPORT void* tensor_grad(void* handle) {
  return guarded<void*>(nullptr, [&] { return release(borrow(handle).grad()); });
}

EXPORT int tensor_set_grad(void* handle, void* grad) {
  return guarded(-1, [&] { borrow(handle).mutable_grad() = grad ? borrow(grad) : at::Tensor(); return 0; });
}

// ---- autograd

EXPORT int autograd_backward(void** tensors, int count, void** gradients, int gradient_count, int retain_graph, int create_graph, void** inputs, int input_count) {
  return guarded(-1, [&] {
    torch::autograd::backward(borrow_all(tensors, count), borrow_all(gradients, gradient_count), retain_graph != 0, create_graph != 0, borrow_all(inputs, input_count));
    return 0;
  });
}

EXPORT int autograd_grad(void** outputs, int count, void** inputs, int input_count, void** gradients, int gradient_count, int retain_graph, int create_graph, int allow_unused, void** results) {
  return guarded(-1, [&] {
    auto found = torch::autograd::grad(borrow_all(outputs, count), borrow_all(inputs, input_count), borrow_all(gradients, gradient_count), retain_graph != 0, create_graph != 0, allow_unused != 0);
    for (size_t i = 0; i < found.size(); i++) results[i] = release(std::move(found[i]));
    return 0;
  });
}

EXPORT int grad_mode() { return at::GradMode::is_enabled(); }
EXPORT void set_grad_mode(int enabled) { at::GradMode::set_enabled(enabled != 0); }
EXPORT int inference_mode() { return c10::InferenceMode::is_enabled(); }
EXPORT void* enter_inference_mode(int enabled) { return new c10::InferenceMode(enabled != 0); }
EXPORT void leave_inference_mode(void* guard) { delete static_cast<c10::InferenceMode*>(guard); }

// ---- generators

EXPORT void* generator_default() { return new at::Generator(at::detail::getDefaultCPUGenerator()); }
EXPORT void* generator_new(uint64_t seed) { return new at::Generator(at::detail::createCPUGenerator(seed)); }
EXPORT void generator_free(void* generator) { delete static_cast<at::Generator*>(generator); }

EXPORT void generator_set_seed(void* generator, uint64_t seed) {
  auto& g = *static_cast<at::Generator*>(generator);
  std::lock_guard<std::mutex> lock(g.mutex());
  g.set_current_seed(seed);
}

EXPORT uint64_t generator_initial_seed(void* generator) { return static_cast<at::Generator*>(generator)->current_seed(); }

EXPORT uint64_t generator_random_seed(void* generator) {
  auto& g = *static_cast<at::Generator*>(generator);
  std::lock_guard<std::mutex> lock(g.mutex());
  return g.seed();
}

EXPORT void* generator_get_state(void* generator) {
  return guarded<void*>(nullptr, [&] {
    auto& g = *static_cast<at::Generator*>(generator);
    std::lock_guard<std::mutex> lock(g.mutex());
    return release(g.get_state());
  });
}

EXPORT int generator_set_state(void* generator, void* state) {
  return guarded(-1, [&] {
    auto& g = *static_cast<at::Generator*>(generator);
    std::lock_guard<std::mutex> lock(g.mutex());
    g.set_state(borrow(state));
    return 0;
  });
}

// ---- threads

EXPORT int get_threads() { return at::get_num_threads(); }
EXPORT void set_threads(int count) { at::set_num_threads(count); }
EXPORT int get_interop_threads() { return at::get_num_interop_threads(); }
EXPORT int set_interop_threads(int count) {
  return guarded(-1, [&] { at::set_num_interop_threads(count); return 0; });
}
